import { readFileSync } from 'node:fs'
import { readContract } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'

const name = `${packageRoot}specs/examples/orders-policies.wsdl`
const endpoint = '<wsp:PolicyReference URI="#Endpoint"/>'
const request = '<wsp:PolicyReference URI="#SignedBody"/>'

test.each([
  ['by the policies of its endpoint and of its request', [], 1],
  ['by that of its endpoint alone', [[request, '']], 1],
  ['by that of its request alone', [[endpoint, '']], 1],
  [
    'by none',
    [
      [endpoint, ''],
      [request, ''],
    ],
    0,
  ],
  [
    'by none where it is optional',
    [
      [endpoint, ''],
      ['<sp:SignedParts>', '<sp:SignedParts wsp:Optional="true">'],
    ],
    0,
  ],
  [
    'by none where a reference leads nowhere',
    [
      [endpoint, ''],
      [request, '<wsp:PolicyReference URI="#Gone"/>'],
    ],
    0,
  ],
] as const)('an operation is protected %s', async (_, edits, secured) => {
  let text = readFileSync(name, 'utf8')
  for (const [before, after] of edits) {
    expect(text).toContain(before)
    text = text.replace(before, after)
  }
  const contract = await readContract({
    entry: { name, bytes: Buffer.from(text) },
    resolve: resolveFromFolder,
  })
  expect(contract.readable && contract.summary.security).toEqual({ operations: 1, secured })
})
