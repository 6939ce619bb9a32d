/// A store that stands for another, which was chosen at run time; clients work with the other one itself.
package protocol ChosenFlagStore: FlagStore {
    /// The store that was chosen.
    var chosen: any FlagStore { get }
}
