import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import type { Duties } from '../../src/registry/duties/duties.ts'
import { followFactsRegularly } from '../../src/background/follow-facts-regularly.ts'
import { performDutiesRegularly } from '../../src/background/perform-duties-regularly.ts'
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

test('duties are performed until none is due, and not beyond an order to stop', async () => {
  let due = 1_000
  let enough = 0
  let asked = 0
  let stopped: Promise<void> | undefined
  const performDue = () => {
    asked += 1
    const performed = Math.min(due, 200)
    due -= performed
    if (due === enough) stopped = stop()
    return Promise.resolve({ performed, failed: 0 })
  }
  const registry = { duties: { performDue } as unknown as Duties }
  const log = pino({ level: 'silent' })
  let stop = performDutiesRegularly({ registry }, log, PERIOD)
  while (stopped === undefined) await setTimeout(PERIOD)
  await stopped
  expect({ due, asked }).toEqual({ due: 0, asked: 5 })

  ;[due, enough, asked] = [1_000, 600, 0]
  stop = performDutiesRegularly({ registry }, log, PERIOD)
  while (asked === 0) await setTimeout(PERIOD)
  // Both rounds were of one turn: nothing else came between them.
  expect({ due, asked }).toEqual({ due: 600, asked: 2 })
  await setTimeout(10 * PERIOD)
  expect(asked).toBe(2)
})
