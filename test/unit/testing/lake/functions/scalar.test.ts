/** Functions of one row, by what their values are shown as. Times: the clock stands at 2026-01-31 12:00:00, a Saturday. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refusalOf, resultOf, valueOf } from '../../../../support/lake.js'

const json = `'{"a": [{"b": 1}, "x"], "c d": true, "n": null}'`

test.each<[expression: string, value: string | undefined]>([
  // strings
  [`lower('AbÉ')`, 'abé'],
  [`upper('abß')`, 'ABSS'],
  [`length('a😀')`, '2'],
  [`trim('  a ')`, 'a'],
  [`substr('hello', 2, 3)`, 'ell'],
  [`substring('hello', -3)`, 'llo'],
  [`substr('hello', 9)`, ''],
  [`'a' || 'b' || NULL`, undefined],
  [`'a' || 'b' || 'c'`, 'abc'],
  [`concat('a', 'b')`, 'ab'],
  [`replace('a.b.c', '.', '$&')`, 'a$&b$&c'],
  [`replace('a.b', '.')`, 'ab'],
  [`split('a,b,c', ',')`, '[a, b, c]'],
  [`split('a,b,c', ',', 2)`, '[a, b,c]'],
  [`split_part('a/b', '/', 2)`, 'b'],
  [`split_part('a/b', '/', 3)`, undefined],
  [`strpos('😀b', 'b')`, '2'],
  [`strpos('a', 'b')`, '0'],
  [`starts_with('arn:aws', 'arn:')`, 'true'],
  [`lpad('7', 3, '0')`, '007'],
  [`rpad('ab', 5, 'xy')`, 'abxyx'],
  [`reverse('abc')`, 'cba'],
  [`regexp_like('AssumeRole', '^Assume')`, 'true'],
  [`regexp_like('ASSUME', '(?i)assume')`, 'true'],
  [`regexp_extract('user/ann', '/(.+)', 1)`, 'ann'],
  [`regexp_extract('none', '/(.+)', 1)`, undefined],
  [`regexp_extract_all('a1b2', '\\d')`, '[1, 2]'],
  [`regexp_replace('StackSet-abc', '^StackSet-')`, 'abc'],
  [`regexp_split('a1b', '\\d')`, '[a, b]'],
  [`url_extract_host('https://aws.example/x')`, 'aws.example'],
  // LIKE
  [`'a_b' LIKE 'a$_b' ESCAPE '$'`, 'true'],
  [`'axb' LIKE 'a$_b' ESCAPE '$'`, 'false'],
  [`'100%' LIKE '%$%' ESCAPE '$'`, 'true'],
  [`'a\\b' LIKE 'a\\b'`, 'true'],
  [`'a.b' LIKE 'a.b' AND NOT 'axb' LIKE 'a.b'`, 'true'],
  // numbers
  ['7 / 2', '3'],
  ['-7 / 2', '-3'],
  ['7 / 2.0', '3.5'],
  ['7 % 3', '1'],
  ['2 + 3 * 4', '14'],
  ['(2 + 3) * -4', '-20'],
  ['round(2.5)', '3.0'],
  ['round(-2.5)', '-3.0'],
  ['round(2.345, 2)', '2.35'],
  ['abs(-3)', '3'],
  ['power(2, 3)', '8.0'],
  ['mod(7, 3)', '1'],
  // conditions
  [`CASE WHEN 1 > 2 THEN 'a' WHEN NULL THEN 'b' ELSE 'c' END`, 'c'],
  [`CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END`, 'b'],
  [`CASE NULL WHEN NULL THEN 'a' END`, undefined],
  [`CASE WHEN false THEN 1 ELSE 2.5 END`, '2.5'],
  [`coalesce(NULL, 'a', 'b')`, 'a'],
  [`nullif('a', 'a')`, undefined],
  [`if(1 > 2, 'a')`, undefined],
  [`if(2 > 1, 'a', 'b')`, 'a'],
  [`greatest(1, 3, 2)`, '3'],
  [`least('b', 'a', NULL)`, undefined],
  ['5 BETWEEN 1 AND 5', 'true'],
  ['5 NOT BETWEEN 1 AND NULL', undefined],
  ['NULL IS DISTINCT FROM NULL', 'false'],
  ['1 IS NOT DISTINCT FROM NULL', 'false'],
  ['1 IN (2, NULL)', undefined],
  ['try(1 / 0)', undefined],
  [`typeof(map(ARRAY['a'], ARRAY[1]))`, 'map(varchar, bigint)'],
  // casts
  [`CAST('1.5' AS double)`, '1.5'],
  [`CAST(2.5 AS bigint)`, '3'],
  [`CAST(1 AS varchar) || 'x'`, '1x'],
  [`TRY_CAST('x' AS bigint)`, undefined],
  [`CAST('2026-01-01' AS timestamp)`, '2026-01-01 00:00:00.000'],
  [`CAST(now() AS date)`, '2026-01-31'],
  [`CAST('TRUE' AS boolean)`, 'true'],
  [`CAST(json_parse('{"a":{"b":2}}') AS map(varchar, json))`, '{a={"b":2}}'],
  [`CAST(json_parse('[1,2]') AS array<bigint>)`, '[1, 2]'],
  [`CAST(json_parse('{"A":1}') AS row(a bigint)).a`, '1'],
  [`CAST(map(ARRAY['a'], ARRAY[now()]) AS json)`, '{"a":"2026-01-31 12:00:00.000"}'],
  // times
  ['now()', '2026-01-31 12:00:00.000'],
  ['current_timestamp', '2026-01-31 12:00:00.000'],
  ['current_date', '2026-01-31'],
  [`date_trunc('hour', TIMESTAMP '2026-01-31 12:34:56')`, '2026-01-31 12:00:00.000'],
  [`date_trunc('week', now())`, '2026-01-26 00:00:00.000'],
  [`date_trunc('month', now())`, '2026-01-01 00:00:00.000'],
  [`date_trunc('quarter', DATE '2026-05-17')`, '2026-04-01'],
  [`date_add('month', 1, now())`, '2026-02-28 12:00:00.000'],
  [`date_add('day', -31, now())`, '2025-12-31 12:00:00.000'],
  [`date_diff('day', TIMESTAMP '2026-01-01 13:00:00', now())`, '29'],
  [`date_diff('month', DATE '2025-12-31', DATE '2026-01-31')`, '1'],
  [`date_diff('hour', now(), TIMESTAMP '2026-01-31 10:30:00')`, '-1'],
  [`date_format(now(), '%Y-%m-%d %H:%i:%s %p %W %j')`, '2026-01-31 12:00:00 PM Saturday 031'],
  [`date_parse('31.01.2026 7:05', '%d.%m.%Y %H:%i')`, '2026-01-31 07:05:00.000'],
  [`from_iso8601_timestamp('2026-01-31T12:00:00+02:00')`, '2026-01-31 10:00:00.000'],
  [`to_iso8601(now())`, '2026-01-31T12:00:00.000Z'],
  [`from_unixtime(0)`, '1970-01-01 00:00:00.000'],
  [`to_unixtime(TIMESTAMP '1970-01-01 00:00:01')`, '1.0'],
  [`now() - INTERVAL '1' MONTH`, '2025-12-31 12:00:00.000'],
  [`INTERVAL '90' MINUTE + now()`, '2026-01-31 13:30:00.000'],
  [`now() - TIMESTAMP '2026-01-30 10:30:00'`, '1 01:30:00.000'],
  [`date(now()) = '2026-01-31'`, 'true'],
  [`day_of_week(now())`, '6'],
  [`EXTRACT(DOY FROM DATE '2026-02-01')`, '32'],
  [`week(DATE '2027-01-01')`, '53'],
  [`year_of_week(DATE '2027-01-01')`, '2026'],
  [`year(now()) * 100 + month(now())`, '202601'],
  // JSON
  [`json_extract_scalar(${json}, '$.a[0].b')`, '1'],
  [`json_extract_scalar(${json}, '$["c d"]')`, 'true'],
  [`json_extract_scalar(${json}, '$.a')`, undefined],
  [`json_extract(${json}, '$.a[0]')`, '{"b":1}'],
  [`json_extract(${json}, '$.z')`, undefined],
  [`json_extract_scalar('no json', '$.a')`, undefined],
  [`json_extract_scalar(json_array_get(json_extract(${json}, '$.a'), 0), '$.b')`, '1'],
  [`json_array_length('[1, 2]')`, '2'],
  [`json_array_contains('["a"]', 'a')`, 'true'],
  [`json_format(json_parse('{"a": 1}'))`, '{"a":1}'],
  [`json_size(${json}, '$.a')`, '2'],
  // arrays, maps and lambdas
  [`element_at(ARRAY['a', 'b'], -1)`, 'b'],
  [`element_at(ARRAY['a'], 2)`, undefined],
  [`ARRAY['a', 'b'][2]`, 'b'],
  [`cardinality(ARRAY[1, 2])`, '2'],
  [`contains(ARRAY['a', NULL], 'b')`, undefined],
  [`array_join(ARRAY['a', NULL, 'b'], '-')`, 'a-b'],
  [`array_distinct(ARRAY[1, 1, 2])`, '[1, 2]'],
  [`array_max(ARRAY[1, 3, 2])`, '3'],
  [`array_sort(ARRAY[3, 1, NULL, 2])`, '[1, 2, 3, null]'],
  [`array_intersect(ARRAY[1, 2], ARRAY[2, 3])`, '[2]'],
  [`array_except(ARRAY[1, 2], ARRAY[2, 3])`, '[1]'],
  [`flatten(ARRAY[ARRAY[1], ARRAY[2, 3]])`, '[1, 2, 3]'],
  [`slice(ARRAY[1, 2, 3], 2, 2)`, '[2, 3]'],
  [`sequence(1, 7, 3)`, '[1, 4, 7]'],
  [`any_match(ARRAY['a', 'b'], x -> x = 'b')`, 'true'],
  [`any_match(ARRAY['a', NULL], x -> x = 'b')`, undefined],
  [`all_match(ARRAY[1, 2], x -> x > 0)`, 'true'],
  [`none_match(ARRAY[1, 2], x -> x > 2)`, 'true'],
  [`filter(ARRAY[1, 2, 3], x -> x % 2 = 1)`, '[1, 3]'],
  [`transform(filter(ARRAY[1, 2, 3], x -> x > 1), x -> x * 10)`, '[20, 30]'],
  [`transform(ARRAY[1, 2], x -> reduce(ARRAY[1, 2], x, (s, y) -> s + y, s -> s))`, '[4, 5]'],
  [`reduce(ARRAY[1, 2, 3], 0, (s, x) -> s + x, s -> s * 2)`, '12'],
  [`map_keys(map(ARRAY['a', 'b'], ARRAY[1, 2]))`, '[a, b]'],
  [`map_values(map_filter(map(ARRAY['a', 'b'], ARRAY[1, 2]), (k, v) -> v > 1))`, '[2]'],
  [`transform_values(map(ARRAY['a'], ARRAY[1]), (k, v) -> k || CAST(v AS varchar))`, '{a=a1}'],
  [`map(ARRAY['a'], ARRAY[1])['a']`, '1'],
])('%s is %s', (expression, value) => {
  expect(valueOf(expression)).toBe(value)
})

test.each([
  ['1 / 0', 'DIVISION_BY_ZERO: Division by zero'],
  [`CAST('x' AS bigint)`, "INVALID_CAST_ARGUMENT: Cannot cast 'x' to bigint"],
  ['ARRAY[1][2]', 'INVALID_FUNCTION_ARGUMENT: Array subscript must be less than or equal to array length: 2 > 1'],
  [`map(ARRAY['a'], ARRAY[1])['b']`, 'INVALID_FUNCTION_ARGUMENT: Key not present in map: b'],
  ['element_at(ARRAY[1], 0)', 'INVALID_FUNCTION_ARGUMENT: SQL array indices start at 1'],
  [`date_trunc('age', now())`, "INVALID_FUNCTION_ARGUMENT: 'age' is not a valid unit of time"],
  [`json_parse('{')`, "INVALID_FUNCTION_ARGUMENT: Cannot convert value to JSON: '{'"],
  [`json_extract('{}', 'a')`, "INVALID_FUNCTION_ARGUMENT: Invalid JSON path: 'a'"],
  [`now() > 'soon'`, "INVALID_CAST_ARGUMENT: Cannot cast 'soon' to timestamp(3)"],
  [
    `'a' LIKE 'a$b' ESCAPE '$'`,
    "INVALID_FUNCTION_ARGUMENT: Escape character must be followed by '%', '_' or the escape character itself",
  ],
  [`regexp_like('a', '(')`, 'INVALID_FUNCTION_ARGUMENT: The pattern is not valid: ('],
  ['(SELECT x FROM (VALUES 1, 2) AS t(x))', 'SUBQUERY_MULTIPLE_ROWS: Scalar sub-query has returned multiple rows'],
])('%s fails the query, as it runs: %s', (expression, failure) => {
  expect(refusalOf(`SELECT ${expression}`)).toBeUndefined()
  expect(resultOf(`SELECT ${expression}`)).toMatchObject({ rows: [], failure })
})

test.each([
  ['lower(1)', 'FUNCTION_NOT_FOUND: line 1:8: Unexpected parameters (bigint) for function lower'],
  [
    `date_diff('day', 'a', 'b')`,
    'FUNCTION_NOT_FOUND: line 1:8: Unexpected parameters (varchar, varchar) for function date_diff',
  ],
  ['soundex(1)', "FUNCTION_NOT_FOUND: line 1:8: Function 'soundex' not registered, or not known to the emulator"],
  [`1 = 'a'`, 'TYPE_MISMATCH: line 1:10: Cannot apply operator: bigint = varchar'],
  [`1 + 'a'`, 'TYPE_MISMATCH: line 1:10: Cannot apply operator: bigint + varchar'],
  [`1 AND true`, 'TYPE_MISMATCH: line 1:8: Logical expression term must evaluate to a boolean: actual type bigint'],
  [
    `CASE WHEN true THEN 1 ELSE 'a' END`,
    'TYPE_MISMATCH: line 1:8: All CASE results must be the same type: bigint, varchar',
  ],
  [`1 LIKE 'a'`, 'TYPE_MISMATCH: line 1:8: Left and right sides of a LIKE expression must be varchar, not bigint'],
  [`CAST(ARRAY[1] AS bigint)`, 'TYPE_MISMATCH: line 1:8: Cannot cast array(bigint) to bigint'],
  [`filter(ARRAY[1], (a, b) -> true)`, 'TYPE_MISMATCH: line 1:32: Expected a lambda that takes 1 argument(s)'],
  [`lower(x -> x)`, 'TYPE_MISMATCH: line 1:16: A function can only be the argument of a function that takes one'],
  ['rank()', 'EXPRESSION_NOT_SCALAR: line 1:8: An aggregate or a window function cannot stand here: rank'],
])('%s is refused: %s', (expression, message) => {
  expect(refusalOf(`SELECT ${expression}`)).toBe(message)
})

test('LIKE finds what a search without patterns finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '.', '\\', '$', '\n', '*'), maxLength: 5 })
  const quoted = (value: string) => `'${value.replaceAll("'", "''")}'`
  const escaped = (value: string) => value.replace(/[%_!]/g, '!$&')
  fc.assert(
    fc.property(text, text, (all, part) => {
      const found = valueOf(`${quoted(all)} LIKE ${quoted(`%${escaped(part)}%`)} ESCAPE '!'`)
      expect(found).toBe(String(all.includes(part)))
    }),
  )
})

test('times: what is truncated is not later, and a difference of months added back does not pass the end', () => {
  const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  const unit = fc.constantFrom('second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year')
  const literal = (date: Date) => `TIMESTAMP '${date.toISOString().replace('T', ' ').replace('Z', '')}'`
  fc.assert(
    fc.property(time, time, unit, (one, other, of) => {
      const [from, to] = one <= other ? [one, other] : [other, one]
      const between = `date_diff('${of}', ${literal(from)}, ${literal(to)})`
      expect(valueOf(`date_trunc('${of}', ${literal(one)}) <= ${literal(one)}`)).toBe('true')
      expect(valueOf(`date_add('${of}', ${between}, ${literal(from)}) <= ${literal(to)}`)).toBe('true')
      expect(valueOf(`date_add('${of}', ${between} + 1, ${literal(from)}) > ${literal(to)}`)).toBe('true')
    }),
  )
})
