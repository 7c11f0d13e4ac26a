import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { createLedger, verifyLedgerIn, type LedgerVerification } from '../src/audit/index.ts'
import { readConfiguration } from '../src/configuration.ts'
import { openData } from '../src/open-data.ts'
import { rotateSigningKey } from '../src/rotate-signing-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'concordat-data-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the data folder', () => {
  test.each([['file'], ['file/below']])(
    'is not made where a file stands in its place: %s',
    async (name) => {
      writeFileSync(path.join(folder, 'file'), 'mine')
      const place = path.join(folder, name)
      await expect(openData(readConfiguration({ CONCORDAT_DATA: place }))).rejects.toThrow(
        `The data folder ${place} cannot be made, because a file stands in its place; move that file, or name another folder in CONCORDAT_DATA.`,
      )
      expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('mine')
    },
  )

  const itOnLinux = process.platform === 'linux' ? test : test.skip
  itOnLinux('is refused at once where the system lets nobody make one', async () => {
    const configuration = readConfiguration({ CONCORDAT_DATA: '/proc/nope' })
    await expect(openData(configuration)).rejects.toThrow('The data folder /proc/nope cannot be')
  })

  test('is made with all folders above it, for its owner alone', async () => {
    const place = path.join(folder, 'a', 'b', 'c')
    await (await openData(readConfiguration({ CONCORDAT_DATA: place }))).store.close()
    expect(
      ['a', 'a/b', 'a/b/c'].map((name) => statSync(path.join(folder, name)).mode & 0o777),
    ).toEqual([0o700, 0o700, 0o700])
  })
})

describe("the ledger's key", () => {
  const keyFile = (): string => path.join(folder, 'signing-key.pem')
  const environment = (): NodeJS.ProcessEnv => ({ CONCORDAT_DATA: folder })

  /** A ledger of one entry that is signed. */
  async function signedLedger(): Promise<string> {
    const { store, signingKey } = await openData(readConfiguration(environment()))
    const notes = await store.collection({ name: 'notes', schema: z.string(), indexes: [] })
    const at = new Date(0).toISOString()
    const actor = { kind: 'system', id: 'test', name: 'Test' } as const
    const event = { id: randomUUID(), at, actor, action: 'note.made', subject: 'note', change: {} }
    await notes.insert(randomUUID(), 'one', [event])
    await (await createLedger({ store, signingKey, clock: () => new Date(0) })).close()
    await store.close()
    return signingKey.publicKey
  }

  async function verification(): Promise<LedgerVerification> {
    const { store } = await openData(readConfiguration(environment()))
    try {
      return await verifyLedgerIn(store)
    } finally {
      await store.close()
    }
  }

  test('is not made anew when the ledger is signed with one that is missing', async () => {
    const publicKey = await signedLedger()
    rmSync(keyFile())
    await expect(openData(readConfiguration(environment()))).rejects.toThrow(
      `The ledger's key ${keyFile()} is missing, and the ledger is signed with it (public key ${publicKey}): put the file back; if it is lost, "concordat admin rotate-key" makes a new one`,
    )
    expect(existsSync(keyFile())).toBe(false)

    const rotated = await rotateSigningKey(environment())
    expect(rotated.formerKey).toBeUndefined()
    expect(await verification()).toMatchObject({
      ok: true,
      entries: 2,
      unsigned: 0,
      keys: [publicKey, rotated.publicKey],
    })
  })

  test('is rotated by an entry that both keys sign around, and the old one is put aside', async () => {
    const publicKey = await signedLedger()
    const old = readFileSync(keyFile(), 'utf8')
    const rotated = await rotateSigningKey(environment())
    expect(readFileSync(rotated.formerKey ?? '', 'utf8')).toBe(old)
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
    expect((await verification()).keys).toEqual([publicKey, rotated.publicKey])
  })

  test('may be given by the environment, on one line', async () => {
    const publicKey = await signedLedger()
    const pem = readFileSync(keyFile(), 'utf8')
    rmSync(keyFile())
    const given = { ...environment(), CONCORDAT_SIGNING_KEY: pem.replaceAll('\n', '\\n') }
    const { store, signingKey } = await openData(readConfiguration(given))
    await store.close()
    expect(signingKey.publicKey).toBe(publicKey)
    await expect(
      openData(readConfiguration({ ...environment(), CONCORDAT_SIGNING_KEY: 'nonsense' })),
    ).rejects.toThrow('CONCORDAT_SIGNING_KEY is no Ed25519 key in PEM')
    await expect(rotateSigningKey(given)).rejects.toThrow('is given in CONCORDAT_SIGNING_KEY')
  })
})
