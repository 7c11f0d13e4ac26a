import { createHash, randomFillSync } from 'node:crypto'
import { type MakePlace, withThings } from './place.ts'

export function describeContents(makePlace: MakePlace): void {
  describe('contents', () => {
    it(
      'are kept once under their digest and come back byte for byte',
      withThings(makePlace, async (_things, store) => {
        const text = Buffer.from('<definitions/>\n'.repeat(1000))
        const digest = await store.contents.put(text)
        expect(digest).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
        expect(await store.contents.put(text)).toBe(digest)
        expect(await store.contents.has(digest)).toBe(true)
        expect(Buffer.from((await store.contents.get(digest)) ?? []).equals(text)).toBe(true)
      }),
    )

    it(
      'may be empty, or every byte there is',
      withThings(makePlace, async (_things, store) => {
        for (const bytes of [
          new Uint8Array(0),
          Uint8Array.from({ length: 256 }, (_, index) => index),
        ]) {
          const digest = await store.contents.put(bytes)
          const found = await store.contents.get(digest)
          expect(found === undefined ? undefined : [...found]).toEqual([...bytes])
        }
      }),
    )

    it(
      'that are absent, or asked for by something that is no digest, are undefined',
      withThings(makePlace, async (_things, store) => {
        const absent: unknown[] = [
          `sha256:${'0'.repeat(64)}`,
          '',
          'x',
          '../../etc',
          { $ne: '' },
          null,
        ]
        for (const digest of absent) {
          expect(await store.contents.get(digest as string)).toBeUndefined()
          expect(await store.contents.has(digest as string)).toBe(false)
        }
      }),
    )

    it(
      'are gone once removed, however many pieces they have, and others stay',
      withThings(makePlace, async (_things, store) => {
        const large = await store.contents.put(randomFillSync(Buffer.alloc(9_000_000)))
        const other = await store.contents.put(Buffer.from('another'))
        await store.contents.remove(large)
        await store.contents.remove(large)
        await store.contents.remove('no digest')
        expect(await store.contents.has(large)).toBe(false)
        expect(await store.contents.get(large)).toBeUndefined()
        expect(await store.contents.has(other)).toBe(true)
      }),
      60_000,
    )

    it(
      'may have 20 MB that cannot be compressed, and be put by many at once',
      withThings(makePlace, async (_things, store) => {
        const large = randomFillSync(Buffer.alloc(20_000_000))
        const digest = await store.contents.put(large)
        expect(Buffer.from((await store.contents.get(digest)) ?? []).equals(large)).toBe(true)
        const small = Buffer.from('the same')
        const digests = await Promise.all(
          Array.from({ length: 20 }, () => store.contents.put(small)),
        )
        expect(new Set(digests).size).toBe(1)
      }),
      60_000,
    )
  })
}
