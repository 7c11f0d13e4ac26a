/** `concordat audit verify FILE` over an export of a million entries, as a whole process. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { measure, report } from './measure.mjs'
import { COMMAND } from './product.mjs'

const ENTRIES = Number(process.env['CONCORDAT_BENCH_ENTRIES'] ?? 1_000_000)
const CHECKPOINT_EVERY = 100 // entries, as the server signs
const BUDGET = { wall: 30 }

export async function bench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'concordat-bench-ledger-'))
  try {
    const file = path.join(folder, 'ledger.json')
    await writeExport(file)
    const size = Math.round(statSync(file).size / 1024 / 1024)
    const usage = await measure([COMMAND, 'audit', 'verify', file], { runs: 5 })
    report(`verify ${ENTRIES} entries (${size} MiB)`, usage, BUDGET)
    if (usage.status !== 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A ledger such as registrations leave, chained and signed here by the published rules. */
async function writeExport(file) {
  const key = generateKeyPairSync('ed25519')
  const publicKey = key.publicKey.export({ format: 'jwk' }).x
  const hashes = []
  let previousHash = '0'.repeat(64)
  for (let sequence = 1; sequence <= ENTRIES; sequence += 1) {
    previousHash = sha256(canonical(entryOf(sequence, previousHash)))
    hashes.push(previousHash)
  }
  const out = createWriteStream(file)
  const write = async (text) => {
    if (!out.write(text)) await once(out, 'drain')
  }
  await write('{"concordat":"ledger","version":1,"checkpoints":[\n')
  let previous = '0'.repeat(64)
  for (let number = 1; number * CHECKPOINT_EVERY <= ENTRIES; number += 1) {
    const sequence = number * CHECKPOINT_EVERY
    const statement = {
      number,
      sequence,
      hash: hashes[sequence - 1],
      at: '2026-01-01T00:00:00.000Z',
      previous,
      publicKey,
    }
    const signature = sign(null, Buffer.from(canonical(statement)), key.privateKey)
    const checkpoint = { ...statement, signature: signature.toString('base64url') }
    previous = sha256(canonical(checkpoint))
    await write(`${number === 1 ? '' : ',\n'}${JSON.stringify(checkpoint)}`)
  }
  await write('\n],"entries":[\n')
  for (let sequence = 1; sequence <= ENTRIES; sequence += 1) {
    const entry = entryOf(sequence, hashes[sequence - 2] ?? '0'.repeat(64))
    await write(
      `${sequence === 1 ? '' : ',\n'}${JSON.stringify({ ...entry, hash: hashes[sequence - 1] })}`,
    )
  }
  out.end('\n]}\n')
  await once(out, 'finish')
}

function entryOf(sequence, previousHash) {
  return {
    id: `00000000-0000-4000-8000-${String(sequence).padStart(12, '0')}`,
    at: new Date(1_767_225_600_000 + sequence).toISOString(),
    actor: { kind: 'token', id: 'admin', name: 'admin by token "ci"' },
    onBehalfOf: 'anchor-lead',
    action: 'version.registered',
    subject: `version:payments/cards/service-${sequence}@1.0.0`,
    reason: 'Nightly build',
    change: { digest: `sha256:${'0123456789abcdef'.repeat(4)}`, verdict: 'pass' },
    sequence,
    previousHash,
  }
}

/** RFC 8785, for the values above. */
function canonical(value) {
  if (typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
  return `{${members.join(',')}}`
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}
