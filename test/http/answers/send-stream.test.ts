import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { sendStream } from '../../../src/http/answers/send-stream.ts'

const PIECE = 'x'.repeat(65_536)

/** Answers with so many pieces to a reader who asks over a plain connection, and tells what `sendStream` said. */
async function sendTo(pieces: number, read: boolean): Promise<{ readonly sent: boolean }> {
  let settle: (outcome: { readonly sent: boolean } | Error) => void
  const outcome = new Promise<{ readonly sent: boolean } | Error>((resolve) => (settle = resolve))
  const app = express()
  app.get('/', async (_request, response) => {
    const source = async function* (): AsyncGenerator<string> {
      for (let piece = 0; piece < pieces; piece += 1) yield PIECE
      await Promise.resolve()
    }
    await sendStream(response, source, 200).then(
      (sent) => settle({ sent }),
      (error: unknown) => settle(error as Error),
    )
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1')
  reader.on('error', () => undefined)
  reader.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  if (read) reader.resume()
  else reader.pause()
  try {
    const said = await outcome
    if (said instanceof Error) throw said
    return said
  } finally {
    reader.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

it('sends everything to a reader who takes it', async () => {
  expect(await sendTo(50, true)).toEqual({ sent: true })
})

it('breaks off when a reader takes nothing for longer than the limit', async () => {
  expect(await sendTo(5_000, false)).toEqual({ sent: false })
})
