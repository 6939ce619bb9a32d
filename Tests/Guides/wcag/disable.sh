# Disable feature instantly (no deployment needed)
redis-cli -u $REDIS_URL SET feature:scan_creation false
redis-cli -u $REDIS_URL SET feature:email_automation false
