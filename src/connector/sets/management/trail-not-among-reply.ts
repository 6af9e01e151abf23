/** A trail that the service has left out of its reply, without an error: there is none of that name. */
import { CloudTrailError } from '../../../contracts/errors.js'

/** The failure of one trail in a call of DescribeTrails. It never leaves the connector as an error. */
export class TrailNotAmongReply extends CloudTrailError {
  override readonly name = 'TrailNotAmongReply'
  override readonly code = 'TrailNotFoundException'
  /** Of the reply. */
  readonly status = 200

  constructor(name: string) {
    super(`DescribeTrails: there is no trail ${name} in this Region`, { operation: 'DescribeTrails' })
  }
}
