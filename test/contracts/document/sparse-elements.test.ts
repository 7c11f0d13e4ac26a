import { keepSparse, readyForIndex } from '../../../src/contracts/document/sparse-elements.ts'

describe('an object that is readied for indexes', () => {
  it.each(['100', '404', '999999999'])('is one that gets a member %s', (name) => {
    expect(readyForIndex({}, name)).toBe(true)
  })

  it.each(['', '7', '42', '042', '4XX', 'default', '1234567890', '４０４'])(
    'is none that gets a member "%s"',
    (name) => {
      expect(readyForIndex({}, name)).toBe(false)
    },
  )

  it('keeps a member that has the name of the highest index', () => {
    const object = { '4294967294': 'kept' }
    keepSparse(object)
    expect(object).toEqual({ '4294967294': 'kept' })
  })

  it('has no more members than before', () => {
    const object = { '200': 'fine', default: 'else' }

    keepSparse(object)

    expect(Object.entries(object)).toEqual([
      ['200', 'fine'],
      ['default', 'else'],
    ])
    expect(JSON.stringify(object)).toBe('{"200":"fine","default":"else"}')
  })
})
