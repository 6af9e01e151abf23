const { GetTrailCommand, ListTrailsCommand, TrailNotFoundException } = require('@aws-sdk/client-cloudtrail');
const { client } = require('./client.cjs');

client
  .send(new ListTrailsCommand({}))
  .then(({ Trails }) => console.log(Trails))
  .then(() => client.send(new GetTrailCommand({ Name: 'missing' })))
  .catch((error) => console.log(error instanceof TrailNotFoundException, error.name));
