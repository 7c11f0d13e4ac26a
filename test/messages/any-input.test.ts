import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { readContract } from '../../src/contracts/index.ts'
import { MessageLogError, readMessageLog, type MessageLog } from '../../src/messages/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { lintContract } from '../../src/rules/index.ts'
import { shippedPack } from '../../src/shipped/packs.ts'

const EXAMPLES = path.join(packageRoot, 'specs/examples')
const LOGS = ['orders-document-log.xml', 'orders-rpc-log.xml', 'orders.har'].map((name) =>
  readFileSync(path.join(EXAMPLES, 'messages', name), 'utf8'),
)

/** A log some of whose pieces are left out, doubled, or put elsewhere. */
const mutated = fc
  .tuple(
    fc.constantFrom(...LOGS),
    fc.array(fc.tuple(fc.double({ noNaN: true, min: 0, max: 1 }), fc.nat(40), fc.nat(3)), {
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom('', '<', '&#0;', ']]>', '<!--', '\u0000', '"', '}', '\r\n\r\n', '<?x?>', 'é'),
  )
  .map(([text, edits, piece]) =>
    edits.reduce((current, [where, length, kind]) => {
      const at = Math.floor(where * current.length)
      const cut = current.slice(at, at + length)
      const put = [piece, cut + cut, piece + cut, cut.split('').reverse().join('')][kind] ?? ''
      return current.slice(0, at) + put + current.slice(at + length)
    }, text),
  )

function read(text: string): MessageLog | undefined {
  try {
    return readMessageLog({ name: 'log', bytes: Buffer.from(text) })
  } catch (error) {
    if (error instanceof MessageLogError) return undefined
    throw error
  }
}

test('whatever a log holds, it is read or refused, and no rule stops with an error', async () => {
  const bytes = readFileSync(path.join(EXAMPLES, 'orders-document.wsdl'))
  const contract = await readContract({ entry: { name: 'orders.wsdl', bytes } })
  const packs = ['ws-i-bp-1.0', 'ws-i-ssbp-1.0'].flatMap((id) => shippedPack(id) ?? [])
  await fc.assert(
    fc.asyncProperty(mutated, async (text) => {
      const messages = read(text)
      if (messages === undefined) return
      const { policies, findings } = await lintContract(contract, {
        source: 'orders.wsdl',
        packs,
        messages,
      })
      const open = policies.flatMap(({ notEvaluated }) => notEvaluated)
      expect(open.filter(({ reason }) => reason.includes('stopped with an error'))).toEqual([])
      const lines = text.split('\n').length
      for (const { location } of findings.filter(({ location }) => location.file === 'log')) {
        expect(location.line).toBeLessThanOrEqual(lines)
        expect(location.column).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300, seed: 20_260_302 },
  )
}, 60_000)
