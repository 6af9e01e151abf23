const { isServiceError } = require('cloudtrail-client');
const { client } = require('./client.cjs');

client
  .listTrails({})
  .then(({ Trails }) => console.log(Trails))
  .then(() => client.getTrail({ Name: 'missing' }))
  .catch((error) => console.log(isServiceError(error, 'TrailNotFoundException'), error.name));
