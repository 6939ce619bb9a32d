bellwether rollout test shop.test.yaml
