import { verifyLedgerExport, type Ledger, type LedgerVerification } from '../../src/audit/index.ts'
import { type LedgerPlace, makeLedgerPlace } from './ledger-place.ts'

let place: LedgerPlace
let ledger: Ledger

/** 25 entries, with checkpoints over 10, 20 and 25. */
beforeEach(async () => {
  place = await makeLedgerPlace()
  const opened = await place.open('key', 10)
  ledger = opened.ledger
  for (const count of [10, 10, 5]) {
    await opened.happen(count, (number) =>
      number === 7 ? { reason: '=HYPERLINK("x"), "quoted"\nand more' } : {},
    )
    await ledger.relay()
  }
  await ledger.close()
})

afterEach(() => place.dispose())

async function text(...given: Parameters<Ledger['export']>): Promise<string> {
  let whole = ''
  for await (const piece of ledger.export(...given)) whole += piece
  return whole
}

// eslint-disable-next-line @typescript-eslint/require-await -- lines come from files
async function* linesOf(whole: string): AsyncGenerator<string> {
  yield* whole.split('\n').slice(0, -1)
}

function verify(whole: string): Promise<LedgerVerification> {
  return verifyLedgerExport(linesOf(whole))
}

/** Changes the lines of the export; entry N stands on line `entry(N)`. */
async function changed(change: (lines: string[]) => void): Promise<LedgerVerification> {
  const lines = (await text('json')).split('\n')
  change(lines)
  return await verify(lines.join('\n'))
}

const HEAD_LINES = 1 + 3 + 1 // the head, the checkpoints, and where entries begin
const entry = (sequence: number): number => HEAD_LINES + sequence - 1

it('an export in JSON is one document that proves what the registry proves', async () => {
  const whole = await text('json')
  const document = JSON.parse(whole) as Record<string, unknown[]>
  expect(document).toMatchObject({ concordat: 'ledger', version: 1 })
  expect([document['checkpoints']?.length, document['entries']?.length]).toEqual([3, 25])
  expect(await verify(whole)).toEqual(await ledger.verify())
})

it('no text of an entry ends a line, whatever a reader takes for an end', async () => {
  const pasted = await makeLedgerPlace()
  const opened = await pasted.open('key', 10)
  ledger = opened.ledger
  await opened.happen(1, () => ({ reason: 'pasted\u2028text\u2029' }))
  await ledger.relay()
  const whole = await text('json')
  expect(whole).not.toMatch(/[\u2028\u2029]/)
  expect(await verify(whole)).toMatchObject({ ok: true, entries: 1 })
  await ledger.close()
  await pasted.dispose()
})

it('an export of an empty ledger is whole', async () => {
  const empty = await makeLedgerPlace()
  ledger = (await empty.open()).ledger
  expect(await verify(await text('json'))).toMatchObject({ ok: true, entries: 0, checkpoints: 0 })
  await ledger.close()
  await empty.dispose()
})

it.each<[string, (lines: string[]) => void, string, number]>([
  [
    'an altered subject',
    (lines) => (lines[entry(7)] = lines[entry(7)]?.replace('note:7', 'note:8') ?? ''),
    'altered',
    7,
  ],
  [
    'a member that was added',
    (lines) => (lines[entry(9)] = lines[entry(9)]?.replace('{', '{"more":1,') ?? ''),
    'altered',
    9,
  ],
  ['an entry that was removed', (lines) => lines.splice(entry(13), 1), 'removed', 13],
  [
    'two entries that changed places',
    (lines) => lines.splice(entry(4), 2, lines[entry(5)] ?? '', lines[entry(4)] ?? ''),
    'reordered',
    4,
  ],
  ['the end that was cut off', (lines) => lines.splice(entry(24), 2), 'removed', 24],
  ['a checkpoint that was removed', (lines) => lines.splice(2, 1), 'checkpoint-removed', 25],
  [
    'a checkpoint that was altered',
    (lines) => (lines[1] = lines[1]?.replace('"sequence":10', '"sequence":9') ?? ''),
    'checkpoint-invalid',
    9,
  ],
])('%s shows in an export, and where', async (_name, change, fault, sequence) => {
  const { ok, problem } = await changed(change)
  expect({ ok, fault: problem?.fault, sequence: problem?.sequence }).toEqual({
    ok: false,
    fault,
    sequence,
  })
})

it.each<[string, (lines: string[]) => void, RegExp]>([
  ['that breaks off', (lines) => lines.splice(entry(20), 99, ''), /^Line 25: it ends too early\.$/],
  ['that is no export', (lines) => (lines[0] = '{'), /^Line 1: this is no JSON/],
  ['of a newer form', (lines) => (lines[0] = lines[0]?.replace('1', '2') ?? ''), /newer version/],
  [
    'with text behind its end',
    (lines) => lines.splice(-1, 1, '{"sequence":26}', ''),
    /^Line \d+: it goes on behind its end\.$/,
  ],
  [
    'with a comma missing',
    (lines) => (lines[entry(7)] = lines[entry(7)]?.slice(0, -1) ?? ''),
    /^Line 13: the comma before this is missing\.$/,
  ],
  [
    'with a comma too many',
    (lines) => (lines[entry(25)] = `${lines[entry(25)] ?? ''},`),
    /^Line 31: a comma stands before the end of the list\.$/,
  ],
  [
    'with a member given twice',
    (lines) => (lines[entry(3)] = lines[entry(3)]?.replace('{', '{"sequence":3,') ?? ''),
    /^Line 8: this is not as exports write an entry/,
  ],
  [
    'with a line that is no entry',
    (lines) => (lines[entry(3)] = '7,'),
    /^Line 8: this is no entry/,
  ],
])('a file %s is refused in words', async (_name, change, words) => {
  await expect(changed(change)).rejects.toMatchObject({
    code: 'export-unreadable',
    message: expect.stringMatching(words) as string,
  })
})

it('a selection says what was asked for, and is not taken for a ledger', async () => {
  const filters = { actor: 'account:ada', from: '2026-01-01T00:00:05Z', to: '2026-01-01T00:00:07Z' }
  const whole = await text('json', filters)
  expect(JSON.parse(whole)).toMatchObject({
    selection: filters,
    checkpoints: [],
    entries: [{ sequence: 5 }, { sequence: 6 }, { sequence: 7 }],
  })
  await expect(verify(whole)).rejects.toThrow('only a whole ledger can be verified')
  await expect(text('json', { from: 'yesterday' })).rejects.toMatchObject({ code: 'invalid-query' })
})

it('CSV quotes what it must, and marks what a spreadsheet would take for a formula', async () => {
  const csv = await text('csv', { subject: 'note:7' })
  const { hash } = (await ledger.read({ subject: 'note:7' })).items[0] ?? { hash: '' }
  expect(csv).toBe(
    'sequence,at,actorKind,actorId,actorName,onBehalfOf,action,subject,reason,change,hash\r\n' +
      `7,2026-01-01T00:00:07.000Z,person,account:ada,Ada,,note.written,note:7,"'=HYPERLINK(""x""), ""quoted""\nand more","{""text"":""7""}",${hash}\r\n`,
  )
})
