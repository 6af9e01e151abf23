const { CloudTrailClient } = require('@aws-sdk/client-cloudtrail');
const client = new CloudTrailClient({ region: 'us-east-1' });
module.exports = { client };
