/** The base of all objects in a record. */

/** An object of a record. It can have members that are not listed: services and new event versions add some. */
export interface JsonObject {
  [member: string]: unknown
}
