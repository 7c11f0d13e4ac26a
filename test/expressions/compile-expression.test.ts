import { compileExpression, ExpressionError, holds } from '../../src/expressions/index.ts'

const facts = {
  version: { major: 1, isPrerelease: false },
  conformance: { 'ws-i-bp-1.1': { verdict: 'pass' } },
  tags: ['pci', 'core'],
  owner: null,
}

describe('an expression', () => {
  test.each([
    ['version.major >= 1 && !version.isPrerelease', 'yes'],
    ['conformance["ws-i-bp-1.1"].verdict == "pass"', 'yes'],
    ['tags.exists(tag, tag == "pci")', 'yes'],
    ['tags.all(tag, tag.startsWith("p"))', 'no'],
    ['tags.map(tag, tag + "!").filter(tag, tag == "core!").size() == 1', 'yes'],
    ['tags.map(tag, tag == "pci", tag + "!") == ["pci!"]', 'yes'],
    ['tags.exists(tag, tags.exists(other, other != tag && other.matches("^c.re$")))', 'yes'],
    ['owner == null', 'yes'],
    ['has(version.minor)', 'no'],
  ])('%s: %s', (source, expected) => {
    expect(holds(compileExpression(source), facts)).toBe(expected)
  })

  test('that names an absent fact is undetermined, and says which', () => {
    const compiled = compileExpression('version.minor == 2')
    expect(holds(compiled, facts)).toBe('undetermined')
    expect(compiled.evaluate(facts)).toEqual({ ok: false, error: 'No such key: minor' })
  })

  test('that answers something else than true or false is undetermined', () => {
    expect(holds(compileExpression('version.major'), facts)).toBe('undetermined')
  })

  test('lists the facts it looks at, without its own variables', () => {
    expect(
      compileExpression(
        'version.major > 0 && conformance["ws-i-bp-1.1"].verdict == "pass" && tags.exists(tag, tag == service.name)',
      ).names,
    ).toEqual(['version.major', 'conformance["ws-i-bp-1.1"].verdict', 'tags', 'service.name'])
  })

  test('cannot reach into the prototype of a fact', () => {
    expect(compileExpression('version.constructor').evaluate(facts).ok).toBe(false)
    expect(() => compileExpression('__proto__.polluted')).toThrow(ExpressionError)
  })
})

describe('a mistake in an expression', () => {
  test.each([
    ['version.major ==', 'Unexpected token: EOF', 16],
    ['version.major == && true', 'Unexpected token: AND', 17],
    ['tags.exists(tag, tag.matches("("))', 'is no regular expression', 29],
  ])('%s is refused at its place', (source, message, offset) => {
    let error: unknown
    try {
      compileExpression(source)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ExpressionError)
    expect((error as ExpressionError).message).toContain(message)
    expect((error as ExpressionError).offset).toBe(offset)
  })

  test('an expression of more than 4,000 characters is refused', () => {
    expect(() => compileExpression(`true || ${'false || '.repeat(500)}true`)).toThrow(/4000/)
  })

  test('deep nesting is refused instead of exhausting the stack', () => {
    expect(() => compileExpression(`${'('.repeat(1_900)}true${')'.repeat(1_900)}`)).toThrow(
      ExpressionError,
    )
  })
})

describe('the cost of an expression', () => {
  test('is bounded when comprehensions are nested over a long list', () => {
    const list = Array.from({ length: 1_000 }, (_, index) => index)
    const compiled = compileExpression('l.all(a, l.all(b, l.all(c, c >= 0)))')
    expect(compiled.evaluate({ l: list })).toEqual({
      ok: false,
      error: expect.stringContaining('budget') as string,
    })
  })

  test('is not doubled by backtracking of a regular expression', () => {
    const compiled = compileExpression('text.matches("(a+)+$")')
    expect(compiled.evaluate({ text: `${'a'.repeat(5_000)}!` })).toEqual({ ok: true, value: false })
  })

  test('each evaluation has a budget of its own', () => {
    const compiled = compileExpression('l.all(a, a >= 0)')
    const list = Array.from({ length: 60_000 }, (_, index) => index)
    expect(compiled.evaluate({ l: list }).ok).toBe(true)
    expect(compiled.evaluate({ l: list }).ok).toBe(true)
  })
})
