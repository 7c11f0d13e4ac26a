import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { readContract, UNREADABLE_CODES } from '../../../src/contracts/index.ts'
import type { Limits } from '../../../src/contracts/index.ts'

const SMALL_LIMITS: Partial<Limits> = { fileBytes: 100_000, depth: 30, xmlNodes: 2_000 }

const seeds = [
  'orders-document.wsdl',
  'orders-rpc.wsdl',
  'orders-imports.wsdl',
  'orders-types.xsd',
].map((name) => readFileSync(new URL(`../../../specs/examples/${name}`, import.meta.url)))
const withDoctype = Buffer.from(
  `<?xml version="1.0"?><!DOCTYPE schema PUBLIC "-//A//B" "c.dtd" [<!ENTITY a 'b&c;'><!ENTITY c "d"><!ENTITY % p ''>%p;
   <!ATTLIST schema x CDATA #FIXED "y">]><schema xmlns="http://www.w3.org/2001/XMLSchema" id="&a;">&c;</schema>`,
)

/** A place, how many bytes go, and what comes instead: often something that means much in XML. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(20),
  added: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom(
        '<',
        '>',
        '&',
        ';',
        '"',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '&a;',
        '%p;',
        ':',
        '\0',
        '\ufeff',
        '<!DOCTYPE a [',
        'xmlns=""',
        '</a>',
      )
      .map((text) => Buffer.from(text)),
  ),
})

function apply(
  bytes: Uint8Array,
  { at, removed, added }: { at: number; removed: number; added: Uint8Array },
): Uint8Array {
  const start = Math.floor(at * bytes.length)
  return Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(start + removed)])
}

test('no damage to a contract makes reading it throw or answer without a code', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds, withDoctype),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      async (seed, edits) => {
        const bytes = edits.reduce<Uint8Array>(apply, seed)
        const contract = await readContract({
          entry: { name: 'a.wsdl', bytes },
          resolve: () => Promise.resolve({ kind: 'found', file: { name: 'b.wsdl', bytes: seed } }),
          limits: SMALL_LIMITS,
        })
        if (contract.readable) return
        expect(UNREADABLE_CODES).toContain(contract.error.code)
        expect(contract.error.message).toMatch(/\.$/)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('no bytes at all make reading them throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const contract = await readContract({ entry: { name: 'a', bytes }, limits: SMALL_LIMITS })
      expect(contract.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    }),
    { numRuns: 1_000 },
  )
})

/** Pieces of document type declarations, put together without sense. */
const doctypePiece = fc.constantFrom(
  ...`]> <a> </a> &e; &f; <!ENTITY| e| f| %| SYSTEM "x" "y' ' " > %e; &#38; &#x3c; &# #100.5; #zz; <!ATTLIST a|b| CDATA`.split(
    ' ',
  ),
  ...`xmlns:x <!-- --> <?x ?> <![CDATA[ ]]> ( | ) #FIXED #IMPLIED NOTATION NDATA <! < /> <a|x="`.split(
    ' ',
  ),
  ' ',
)

test('no document type declaration makes reading throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(doctypePiece, { maxLength: 12 }),
      fc.array(doctypePiece, { maxLength: 6 }),
      async (subset, content) => {
        const pieces = [`<!DOCTYPE a [<!ENTITY e "`, ...subset, ']><a>', ...content, '</a>']
        const bytes = Buffer.from(pieces.join('').replaceAll('|', ' '))
        const contract = await readContract({ entry: { name: 'a', bytes }, limits: SMALL_LIMITS })
        expect(contract.readable).toBe(false)
      },
    ),
    { numRuns: 2_000 },
  )
})
