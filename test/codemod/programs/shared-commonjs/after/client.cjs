const { CloudTrail } = require('cloudtrail-client');
const client = new CloudTrail({ region: 'us-east-1' });
module.exports = { client };
