import {
  CloudTrailClient,
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetTrailCommand,
  LookupEventsCommand,
  StartLoggingCommand,
} from "@aws-sdk/client-cloudtrail";

const client = new CloudTrailClient({ region: "us-east-1", maxAttempts: 2 });

async function create(name: string): Promise<string | undefined> {
  const { TrailARN } = await client.send(
    new CreateTrailCommand({
      Name: name, // the name alone
      S3BucketName: "audit-logs",
    }),
  );
  await client.send(new StartLoggingCommand({ Name: name }));
  return TrailARN;
}

const lookup = (limit: number) => client.send(new LookupEventsCommand({ MaxResults: limit }));

console.log(await create("audit"));
const trails = await client.send(new DescribeTrailsCommand({}), { abortSignal: new AbortController().signal });
console.log(trails.trailList?.map((trail) => trail.Name), trails.$metadata.httpStatusCode);
console.log((await client.send(new DescribeTrailsCommand())).trailList?.length);
const [{ Trail }, { Events = [] }] = await Promise.all([
  client.send(new GetTrailCommand({ Name: "audit" })),
  lookup(2),
]);
console.log(Trail?.S3BucketName, Events.length > 0);
await client.send(new GetTrailCommand({ Name: "missing" })).catch((error: Error) => {
  console.log(error.name);
});
client.destroy();
