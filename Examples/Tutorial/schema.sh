bellwether rollout schema >rollout.schema.json
bellwether rollout schema scenarios >scenarios.schema.json
