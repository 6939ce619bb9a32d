#!/bin/bash
# scripts/monitor-deployment.sh

DURATION=$1
END_TIME=$(($(date +%s) + $DURATION))

echo "Monitoring deployment for $DURATION seconds..."

while [ $(date +%s) -lt $END_TIME ]; do
    # Check health
    HEALTH=$(curl -s http://localhost:5000/health | jq -r '.status')
    
    if [ "$HEALTH" != "healthy" ]; then
        echo "‚ùå Health check failed: $HEALTH"
        echo "Triggering rollback..."
        ./scripts/switch-traffic.sh green-to-blue
        exit 1
    fi
    
    # Check error rate
    ERROR_RATE=$(curl -s http://localhost:5000/metrics | grep error_rate | awk '{print $2}')
    if (( $(echo "$ERROR_RATE > 0.05" | bc -l) )); then
        echo "‚ùå Error rate too high: $ERROR_RATE"
        echo "Triggering rollback..."
        ./scripts/switch-traffic.sh green-to-blue
        exit 1
    fi
    
    echo "‚úÖ Health check passed"
    sleep 30
done

echo "‚úÖ Deployment monitoring completed successfully"
