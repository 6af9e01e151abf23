import { createFloor } from '../floor.js'

/** @param {string} endpoint */
export async function firstReply(endpoint) {
  return (await createFloor(endpoint)('DescribeTrails', {})).trailList
}
