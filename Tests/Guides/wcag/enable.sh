# Re-enable when fixed
redis-cli -u $REDIS_URL SET feature:scan_creation true
