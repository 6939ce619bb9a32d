module bellwether/benchmarks/peers/go

go 1.19
