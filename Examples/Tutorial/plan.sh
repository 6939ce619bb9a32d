bellwether rollout plan shop.yaml
