// The drawings of the guides, as data for their parts: the way of a request, the intake, a search, the chain of digests.
import { arrow, box, picture, text } from './svg.js'

const left = 60
const boxWidth = 220
const noteX = left + boxWidth + 20
const centre = left + boxWidth / 2

/**
 * A column of boxes from top to bottom, with a note beside each.
 *
 * @param {readonly { lines: readonly string[], notes?: readonly string[], kind?: string }[]} stages
 */
function column(stages) {
  let y = 20
  const places = stages.map(({ lines }) => {
    const place = { x: left, y, width: boxWidth, height: lines.length * 18 + 20 }
    y += place.height + 24
    return place
  })
  const parts = stages.flatMap(({ lines, notes = [], kind }, index) => {
    const place = places[index] ?? { x: 0, y: 0, width: 0, height: 0 }
    const next = places[index + 1]
    const firstNote = place.y + place.height / 2 + 5 - ((notes.length - 1) * 18) / 2
    return [
      box(place, lines, kind),
      ...notes.map((note, line) => text(noteX, firstNote + line * 18, note, { kind: 'small' })),
      ...(next
        ? [
            arrow([
              [centre, place.y + place.height],
              [centre, next.y - 2],
            ]),
          ]
        : []),
    ]
  })
  return { parts, places, height: y - 4 }
}

/**
 * A dashed arrow on the left, from one box back to an earlier one.
 *
 * @param {readonly { y: number, height: number }[]} places
 * @param {number} from
 * @param {number} to
 */
function back(places, from, to) {
  const middleOf = (/** @type {number} */ index) => {
    const { y, height } = places[index] ?? { y: 0, height: 0 }
    return y + height / 2
  }
  return arrow(
    [
      [left, middleOf(from)],
      [28, middleOf(from)],
      [28, middleOf(to)],
      [left - 3, middleOf(to)],
    ],
    'dashed',
  )
}

function request() {
  const { parts, places, height } = column([
    { lines: ['lookupEvents(…)'], kind: 'stress' },
    { lines: ['check and encode'], notes: ['InputError: nothing was sent'] },
    { lines: ['credentials'], notes: ['CredentialsError: nothing was sent'] },
    { lines: ['permit', 'the turn for the quota'], notes: ['TimeoutError beyond maxWaitMs'] },
    { lines: ['sign and send'], notes: ['ConnectionError, TimeoutError:', 'mayBeSent tells whether it arrived'] },
    { lines: ['read the reply'], notes: ['ResponseError: it cannot be used'] },
    { lines: ['succeeded?'], notes: ['no: again after a wait, if that is', 'safe and may help; else ServiceError'] },
    { lines: ['result'], kind: 'good' },
  ])
  const title =
    'The way of a request: check, credentials, permit, sign and send, read; a failure decides about another attempt'
  return picture({ width: 560, height, title }, [...parts, back(places, 6, 2)])
}

function intake() {
  const { parts, places, height } = column([
    { lines: ['trail', 'log files, after minutes'] },
    { lines: ['bucket → topic → queue', 'S3, SNS, SQS'], notes: ['each new object is announced'] },
    { lines: ['receive a message'], notes: ['it stays hidden during the work'], kind: 'stress' },
    {
      lines: ['read the object'],
      notes: ['gunzip, proven by its checksum', 'before a record is delivered'],
      kind: 'stress',
    },
    { lines: ['your loop or handler', 'batches of records'], kind: 'good' },
    {
      lines: ['all acknowledged?'],
      notes: ['no: the message appears again,', 'and ends in the dead-letter queue'],
      kind: 'stress',
    },
    { lines: ['remove the message'], notes: ['every record, at least once'], kind: 'stress' },
  ])
  const title =
    'The intake: a message is received, its object read, its records delivered, and it is removed once all are acknowledged'
  return picture({ width: 560, height, title }, [...parts, back(places, 5, 2)])
}

function search() {
  const [from, width, cells] = [110, 430, 10]
  const cell = width / cells
  /** @type {(y: number, region: string, readings: readonly (string | undefined)[]) => string[]} */
  const row = (y, region, readings) => [
    text(20, y + 22, region, { kind: 'strong' }),
    ...readings.map((number, index) =>
      box({ x: from + index * cell + 1, y, width: cell - 2, height: 34 }, [number ?? ''], number ? 'stress' : 'box'),
    ),
  ]
  const half = from + width / 2
  const parts = [
    text(from, 30, 'from', { kind: 'small' }),
    text(from + width, 30, 'to', { kind: 'small', anchor: 'end' }),
    arrow([
      [from + width - 30, 26],
      [from + 45, 26],
    ]),
    ...row(44, 'us-east-1', [undefined, undefined, undefined, '3', '2', undefined, undefined, '3', '2', '1']),
    ...row(116, 'eu-west-1', [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      '3',
      '2',
      '1',
    ]),
    `<line class="line dashed" x1="${half}" y1="38" x2="${half}" y2="84" />`,
    text(half, 102, 'while a reply is under way, the older half is read too', { kind: 'small', anchor: 'middle' }),
    arrow([
      [from + width / 2, 154],
      [from + width / 2, 178],
    ]),
    box({ x: from, y: 180, width, height: 42 }, [
      'one order, second after second',
      'conditions that the service lacks are compared here',
    ]),
    arrow([
      [half, 222],
      [half, 246],
    ]),
    box({ x: from + 100, y: 248, width: width - 200, height: 38 }, ['hits, newest first'], 'good'),
  ]
  const title =
    'A search: each Region is read page by page from the newest event on, its older half beside it, and merged into one order'
  return picture({ width: 560, height: 304, title }, parts)
}

function digests() {
  const hours = ['10:00', '11:00', '12:00']
  const parts = hours.flatMap((hour, index) => {
    const x = 20 + index * 182
    const isBad = index === 1
    return [
      box(
        { x, y: 40, width: 156, height: 74 },
        [`digest of ${hour}`, 'hashes of log files', 'hash of the last digest'],
        'stress',
      ),
      text(x + 78, 28, 'signed', { kind: 'small', anchor: 'middle' }),
      ...(index > 0
        ? [
            arrow([
              [x, 77],
              [x - 24, 77],
            ]),
          ]
        : []),
      ...[0, 1].flatMap((file) => {
        const changed = isBad && file === 1
        const [fileX, label] = [x + file * 80, changed ? 'changed' : 'log file']
        return [
          arrow([
            [fileX + 38, 114],
            [fileX + 38, 150],
          ]),
          box({ x: fileX, y: 152, width: 76, height: 40 }, [label], changed ? 'bad' : 'good'),
        ]
      }),
    ]
  })
  const words = [
    text(280, 220, 'A digest that was removed breaks the link of the next one;', { kind: 'small', anchor: 'middle' }),
    text(280, 238, 'a log file that was changed has another hash than its digest says.', {
      kind: 'small',
      anchor: 'middle',
    }),
  ]
  const title = 'The chain of digests: each is signed, names the hashes of its log files, and that of the digest before'
  return picture({ width: 560, height: 256, title }, [...parts, ...words])
}

/** Each drawing by the name of its file in docs/pictures. */
export const drawings = { 'request.svg': request, 'intake.svg': intake, 'search.svg': search, 'digests.svg': digests }
