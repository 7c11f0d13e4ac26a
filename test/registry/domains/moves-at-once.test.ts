import type { DomainView, Registry } from '../../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { makeMongoPlace, mongodbUri } from '../../store/mongo/mongo-place.ts'
import { interfered } from '../support/interfered.ts'
import { ANNA, BEN, openTestRegistry, type TestRegistry } from '../support/test-registry.ts'

function describeMoves(
  kind: string,
  make: () => Promise<{ store: Store; end: () => Promise<void> }>,
): void {
  describe(`moves of domains at the same moment: ${kind}`, () => {
    let tested: ReturnType<typeof interfered>
    let opened: TestRegistry
    let end: () => Promise<void>
    beforeEach(async () => {
      const made = await make()
      end = made.end
      tested = interfered(made.store)
      opened = await openTestRegistry(tested.store)
      for (const path of ['cards', 'payments', 'payments/fees']) {
        await opened.registry.domains.put(ANNA, path, { title: path })
      }
    })
    afterEach(() => end())

    const move = async (path: string, to: string, actor = ANNA): Promise<DomainView> => {
      const { domains } = opened.registry
      return domains.move(actor, path, { to }, (await domains.get(path)).revision)
    }
    const paths = async (registry: Registry = opened.registry): Promise<readonly string[]> =>
      (await registry.domains.list()).items.map(({ path }) => path)

    /** Has something done once, right before the first write that fits. */
    const beforeWrite = (
      fits: (id: string, value: object) => boolean,
      something: () => Promise<unknown>,
    ): void => {
      tested.around = async (id, value, write) => {
        if (!fits(id, value)) return write()
        tested.around = undefined
        await something()
        return write()
      }
    }
    /** From behind the first write that fits on, all writes of domains fail, as if the process had been killed. */
    const killedBehind = (fits: (id: string, value: object) => boolean): void => {
      let isDead = false
      tested.around = async (id, value, write) => {
        if (isDead) throw new Error('killed')
        const written = await write()
        isDead = fits(id, value)
        return written
      }
    }
    const restarted = async (): Promise<Registry> => {
      tested.around = undefined
      const registry = await opened.reopen()
      await registry.recover()
      return registry
    }
    const isDeciding = (_: string, value: object): boolean =>
      'deciding' in value && value.deciding !== undefined
    const isDecided = (_: string, value: object): boolean =>
      'following' in value && value.following !== undefined

    test('two domains do not come to lie in each other', async () => {
      // The other one decides in the moment between the plan of the first and its decision.
      beforeWrite(isDeciding, () => move('payments', 'cards/payments', BEN))
      await expect(move('cards', 'payments/cards')).rejects.toMatchObject({ code: 'domain-moved' })
      expect(await paths()).toEqual(['cards', 'cards/payments', 'cards/payments/fees'])
      expect((await move('cards', 'plastic')).path).toBe('plastic')
    })

    test('one is decided about at a time, and the other is told to try again', async () => {
      let second: Promise<DomainView> | undefined
      beforeWrite(isDecided, async () => {
        second = move('payments', 'cards/payments', BEN)
        await expect(second).rejects.toMatchObject({ code: 'domain-moving' })
      })
      await move('cards', 'payments/cards')
      expect(second).toBeDefined()
      expect(await paths()).toEqual(['payments', 'payments/cards', 'payments/fees'])
      expect((await move('payments', 'till')).path).toBe('till')
      expect(await paths()).toEqual(['till', 'till/cards', 'till/fees'])
    })

    test('a domain does not stay behind where the one around it was', async () => {
      beforeWrite(isDeciding, () => move('payments', 'till', BEN))
      await expect(move('cards', 'payments/cards')).rejects.toMatchObject({ code: 'domain-moved' })
      beforeWrite(isDeciding, () => move('till', 'desk', BEN))
      await expect(move('till/fees', 'till/charges')).rejects.toMatchObject({
        code: 'stale-revision',
      })
      expect(await paths()).toEqual(['cards', 'desk', 'desk/fees'])
    })

    test('nothing is put into a domain whose move is being decided about', async () => {
      const { domains, services } = opened.registry
      beforeWrite(isDecided, async () => {
        await expect(
          services.register(BEN, { domain: 'payments/fees', name: 'late', title: 'Late' }),
        ).rejects.toMatchObject({ code: 'domain-moving' })
        await expect(domains.put(BEN, 'payments/late', { title: 'Late' })).rejects.toMatchObject({
          code: 'domain-moving',
        })
      })
      expect((await move('payments', 'till')).path).toBe('till')
    })

    test('whoever died over a decision lets go of it, and the ledger tells of that', async () => {
      killedBehind(isDeciding)
      await expect(move('cards', 'payments/cards')).rejects.toThrow('killed')
      const registry = await restarted()
      const { revision } = await registry.domains.get('payments')
      const again = (): Promise<DomainView> =>
        registry.domains.move(BEN, 'payments', { to: 'till' }, revision)
      await expect(again()).rejects.toMatchObject({ code: 'domain-moving' })
      opened.pass(1)
      expect((await registry.duties.performDue()).failed).toBe(0)
      expect((await again()).path).toBe('till')
      const events = (await opened.events()).map(({ action, subject }) => `${action} ${subject}`)
      expect(events.filter((event) => event.includes('move-'))).toEqual([
        'domain.move-begun domain:cards',
        'domain.move-abandoned domain:cards',
        'domain.move-begun domain:payments',
        'domain.move-finished domain:payments',
      ])
    })

    test('whoever was only slow cannot decide any more when another server has let go', async () => {
      beforeWrite(isDecided, async () => {
        opened.pass(1)
        await opened.registry.duties.performDue()
        await move('payments', 'cards/payments', BEN)
      })
      await expect(move('cards', 'payments/cards')).rejects.toMatchObject({
        code: 'stale-revision',
      })
      expect(await paths()).toEqual(['cards', 'cards/payments', 'cards/payments/fees'])
      expect((await move('cards', 'plastic')).path).toBe('plastic')
    })

    test('a decision behind which the process died is followed', async () => {
      killedBehind(isDecided)
      await expect(move('payments', 'till')).rejects.toThrow('killed')
      const registry = await restarted()
      opened.pass(1)
      await registry.duties.performDue()
      expect(await paths(registry)).toEqual(['cards', 'till', 'till/fees'])
    })

    test('a domain behind whose making the process died follows the one around it', async () => {
      let isMade = false
      tested.around = async (id, _, write) => {
        if (isMade) throw new Error('killed')
        if (id !== 'payments/late') return write()
        const around = tested.around
        tested.around = undefined
        await move('payments', 'till', BEN)
        tested.around = around
        isMade = true
        return write()
      }
      const { domains } = opened.registry
      await expect(domains.put(ANNA, 'payments/late', { title: 'Late' })).rejects.toThrow('killed')
      const registry = await restarted()
      opened.pass(1)
      expect((await registry.duties.performDue()).failed).toBe(0)
      expect(await paths(registry)).toEqual(['cards', 'till', 'till/fees', 'till/late'])
      expect(await registry.domains.get('till/late')).toMatchObject({
        registeredAs: 'payments/late',
      })
    })

    test('making a domain leaves no duty behind', async () => {
      const { domains, duties } = opened.registry
      await domains.put(ANNA, 'payments/late', { title: 'Late' })
      await expect(domains.put(ANNA, 'nowhere/late', { title: 'Late' })).rejects.toThrow()
      expect((await duties.list({ kind: 'domains.place' })).items).toEqual([])
    })
  })
}

describeMoves('SQLite', async () => {
  const store = await openSqliteStore({ path: ':memory:' })
  return { store, end: () => store.close() }
})
if (mongodbUri !== undefined) {
  describeMoves('MongoDB', async () => {
    const place = await makeMongoPlace()
    return { store: await place.open(), end: () => place.dispose() }
  })
} else {
  test.skip('moves of domains at the same moment: MongoDB (needs a server in MONGODB_URI)', () => {
    expect(mongodbUri).toBeDefined()
  })
}
