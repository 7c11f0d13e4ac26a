import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { followFactsRegularly } from '../../src/background/follow-facts-regularly.ts'
import { regularly } from '../../src/background/regularly.ts'

const PERIOD = 5 // milliseconds

test('work comes again and again, never twice at a time, and not after it is stopped', async () => {
  const ends: (() => void)[] = []
  const stop = regularly(PERIOD, () => new Promise((resolve) => ends.push(resolve)))
  await setTimeout(10 * PERIOD)
  expect(ends).toHaveLength(1)
  ends[0]?.()
  while (ends.length === 1) await setTimeout(PERIOD)
  ends[1]?.()
  await stop()
  await setTimeout(10 * PERIOD)
  expect(ends).toHaveLength(2)
})

test('stopping tells the work that is under way, and waits for its end', async () => {
  const seen: string[] = []
  const stop = regularly(PERIOD, async (signal) => {
    seen.push('begun')
    while (!signal.aborted) await setTimeout(PERIOD)
    await setTimeout(PERIOD)
    seen.push('ended')
  })
  while (seen.length === 0) await setTimeout(PERIOD)
  await stop()
  expect(seen).toEqual(['begun', 'ended'])
})

test('work that fails is logged with the reason', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const maturity = { follow: () => Promise.reject(new TypeError('a record has no places')) }
  const stop = followFactsRegularly({ maturity }, log)
  while (lines.length === 0) await setTimeout(PERIOD)
  await stop()
  expect(lines[0]).toContain('"message":"a record has no places"')
})
