#!/bin/bash
# /opt/scripts/validate-deployment.sh

ENVIRONMENT=$1
ERRORS=0

echo "Validating deployment for $ENVIRONMENT environment"

# API Health Check
echo "Checking API health..."
API_HEALTH=$(curl -s https://api.mailsender.app/health/detailed)
API_STATUS=$(echo $API_HEALTH | jq -r '.status')
if [ "$API_STATUS" = "healthy" ]; then
    echo "✅ API is healthy"
else
    echo "❌ API health check failed: $API_STATUS"
    ((ERRORS++))
fi

# Database Health Check
echo "Checking database health..."
DB_HEALTH=$(echo $API_HEALTH | jq -r '.components.database.status')
if [ "$DB_HEALTH" = "healthy" ]; then
    echo "✅ Database is healthy"
else
    echo "❌ Database health check failed: $DB_HEALTH"
    ((ERRORS++))
fi

# Redis Health Check
echo "Checking Redis health..."
REDIS_HEALTH=$(echo $API_HEALTH | jq -r '.components.redis.status')
if [ "$REDIS_HEALTH" = "healthy" ]; then
    echo "✅ Redis is healthy"
else
    echo "❌ Redis health check failed: $REDIS_HEALTH"
    ((ERRORS++))
fi

# Tracking Health Check
echo "Checking tracking functionality..."
PIXEL_RESPONSE=$(curl -s -o /dev/null -w "%{http_code}" https://track.mailsender.app/pixel/test.png)
if [ "$PIXEL_RESPONSE" = "200" ]; then
    echo "✅ Pixel tracking is working"
else
    echo "❌ Pixel tracking failed: HTTP $PIXEL_RESPONSE"
    ((ERRORS++))
fi

# Performance Check
echo "Checking response times..."
RESPONSE_TIME=$(curl -o /dev/null -s -w "%{time_total}" https://api.mailsender.app/health)
RESPONSE_TIME_MS=$(echo "$RESPONSE_TIME * 1000" | bc)
if (( $(echo "$RESPONSE_TIME_MS < 100" | bc -l) )); then
    echo "✅ Response time is good: ${RESPONSE_TIME_MS}ms"
else
    echo "⚠️ Response time is high: ${RESPONSE_TIME_MS}ms"
fi

# Summary
echo "Validation completed with $ERRORS errors"
if [ $ERRORS -eq 0 ]; then
    echo "🎉 All health checks passed!"
    exit 0
else
    echo "💥 $ERRORS health checks failed!"
    exit 1
fi
