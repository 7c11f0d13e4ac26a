import { createWorkSlots } from '../../src/http/work-slots.ts'

/** Work that ends when it is told to. */
function heldWork(): {
  readonly work: () => Promise<void>
  readonly end: () => void
  begun: boolean
} {
  let end = (): void => undefined
  const held = {
    begun: false,
    end: () => {
      end()
    },
    work: () => {
      held.begun = true
      return new Promise<void>((resolve) => {
        end = resolve
      })
    },
  }
  return held
}

describe('work slots', () => {
  test('run so much at once, let so much wait, and refuse the rest', async () => {
    const slots = createWorkSlots({ running: 1, waiting: 1 })
    const [first, second] = [heldWork(), heldWork()]
    const running = slots.run(first.work)
    const waiting = slots.run(second.work)
    await expect(slots.run(() => Promise.resolve())).rejects.toMatchObject({
      code: 'busy',
      headers: { 'Retry-After': '5' },
    })
    expect([first.begun, second.begun]).toEqual([true, false])
    first.end()
    await running
    await new Promise(setImmediate)
    expect(second.begun).toBe(true)
    second.end()
    await waiting
    await expect(slots.run(() => Promise.resolve('free again'))).resolves.toBe('free again')
  })

  test('give a slot back when the work fails', async () => {
    const slots = createWorkSlots({ running: 1, waiting: 0 })
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    await expect(slots.run(() => Promise.resolve(1))).resolves.toBe(1)
  })
})
