/** A small server on loopback that answers as it is told and notes what it was asked. */
import type { IncomingMessage } from 'node:http'
import { serve } from './local-server.js'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A status and a body; an object stands for its JSON. `undefined` for no answer at all. */
export type Told = readonly [status: number, body: string | object] | undefined

/** @param answer - What to answer; the number counts requests from 1. */
export async function tellingServer(answer: (asked: Asked, number: number) => Told) {
  const asked: Asked[] = []
  const { url } = await serve((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      asked.push({ method, path, headers, body })
      const told = answer({ method, path, headers, body }, asked.length)
      if (told === undefined) return
      response.writeHead(told[0]).end(typeof told[1] === 'string' ? told[1] : JSON.stringify(told[1]))
    })
  })
  return { url, asked }
}

/** Variables that a test sets are the only ones of AWS in the environment. */
export const noAwsVariables = (): Record<string, undefined> =>
  Object.fromEntries(
    Object.keys(process.env).flatMap((name) => (/^AWS_(?!SDK_JS_)/.test(name) ? [[name, undefined]] : [])),
  )
