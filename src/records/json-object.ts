/** A JSON object of which some members are known. */

/** An object of a record. It may have members that are not listed: services add their own, new event versions too. */
export interface JsonObject {
  [member: string]: unknown
}
