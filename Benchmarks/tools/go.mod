module bellwether/benchmarks/tools

go 1.19
