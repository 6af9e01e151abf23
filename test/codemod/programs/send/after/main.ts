import { CloudTrail } from "cloudtrail-client";

const client = new CloudTrail({ region: "us-east-1", maxAttempts: 2 });

async function create(name: string): Promise<string | undefined> {
  const { TrailARN } = await client.createTrail(
    {
      Name: name, // the name alone
      S3BucketName: "audit-logs",
    },
  );
  await client.startLogging({ Name: name });
  return TrailARN;
}

const lookup = (limit: number) => client.lookupEvents({ MaxResults: limit });

console.log(await create("audit"));
const trails = await client.describeTrails({}, { abortSignal: new AbortController().signal });
console.log(trails.trailList?.map((trail) => trail.Name), trails.$metadata.httpStatusCode);
console.log((await client.describeTrails()).trailList?.length);
const [{ Trail }, { Events = [] }] = await Promise.all([
  client.getTrail({ Name: "audit" }),
  lookup(2),
]);
console.log(Trail?.S3BucketName, Events.length > 0);
await client.getTrail({ Name: "missing" }).catch((error: Error) => {
  console.log(error.name);
});
client.destroy();
