import fc from 'fast-check'
import { compileGlob, GlobError, hasGlobCharacters } from '../../src/globs/index.ts'

/** Of each pattern names that it matches, and names that it does not. */
const CASES: readonly (readonly [
  pattern: string,
  yes: readonly string[],
  no: readonly string[],
])[] = [
  ['orders.yaml', ['orders.yaml'], ['Orders.yaml', 'a/orders.yaml', 'orders.yaml2', '']],
  ['*.yaml', ['a.yaml', 'a.b.yaml'], ['.yaml', '.a.yaml', 'a/b.yaml', 'a.yml']],
  ['a*', ['a', 'ab', 'a.b'], ['ba', 'a/b']],
  ['a**b', ['ab', 'axb'], ['a/b']],
  ['?.yaml', ['a.yaml', '𝒳.yaml'], ['.yaml', 'ab.yaml', '/.yaml']],
  ['a?b', ['a.b', 'axb'], ['ab', 'a/b']],
  ['**', ['a', 'a/b', 'a/b.c'], ['.a', 'a/.b', '']],
  ['**/*.yaml', ['a.yaml', 'x/a.yaml', 'x/y/a.yaml'], ['.x/a.yaml', 'x/.a.yaml', 'a.yml']],
  ['api/**', ['api/a', 'api/b/c'], ['api', 'apis/a', 'api/.git/a']],
  ['api/**/v1/*', ['api/v1/a', 'api/x/y/v1/a'], ['api/v1', 'api/xv1/a']],
  ['.github/*', ['.github/a'], ['.github/.a', 'github/a']],
  ['[ab].x', ['a.x', 'b.x'], ['c.x', 'ab.x', '[ab].x']],
  ['[a-c][!x]', ['aa', 'c.'], ['dx', 'ax', 'a/']],
  ['[^a]b', ['cb'], ['ab', '.b', '/b']],
  ['[]a]', [']', 'a'], ['b']],
  ['[[:digit:]]', ['7'], ['a', ':']],
  ['[a', ['[a'], ['a']],
  ['{a,b{c,d},}.x', ['a.x', 'bc.x', 'bd.x', '.x'], ['b.x', 'c.x']],
  ['{a/b,**/c}/x', ['a/b/x', 'c/x', 'q/c/x'], ['a/x', '.q/c/x']],
  ['{a}', ['{a}'], ['a']],
  ['{a,b', ['{a,b'], ['a', 'b']],
  ['v{9..11}', ['v9', 'v10', 'v11'], ['v8', 'v12', 'v1']],
  ['v{01..3}', ['v01', 'v02', 'v03'], ['v1']],
  ['{a..e..2}', ['a', 'c', 'e'], ['b', 'f']],
  ['@(a|b)c', ['ac', 'bc'], ['c', 'abc']],
  ['?(a|b)c', ['c', 'ac'], ['abc']],
  ['+(a|b)c', ['ac', 'abbac'], ['c', 'axc']],
  ['*(a|b)c', ['c', 'abc'], ['xc']],
  ['!(draft|old)', ['new', 'drafts', 'dra'], ['draft', 'old', '.x', 'a/b']],
  ['api/!(draft)/*.yaml', ['api/v1/a.yaml', 'api/draft2/a.yaml'], ['api/draft/a.yaml']],
  ['!(*.test).ts', ['a.ts'], ['a.js']],
  ['!*.yaml', ['a.yml', 'b/a.yaml', '.yaml'], ['a.yaml']],
  ['./a/*.x', ['a/b.x'], ['./a/b.x']],
  ['../a/*', ['../a/b'], ['a/b']],
  ['\\*.x', ['*.x'], ['a.x']],
  ['a\\', ['a\\'], ['a']],
  ['a.b+c(d)$^|', ['a.b+c(d)$^|'], ['aab+c(d)$^|']],
  ['', [], ['', 'a']],
]

test.each(CASES)('%s matches these names and not those', (pattern, yes, no) => {
  const glob = compileGlob(pattern)
  expect([...yes, ...no].filter((name) => glob.matches(name))).toEqual(yes)
})

test('the base is the folder that a pattern names before anything is left open', () => {
  const bases = ['*.yaml', 'a/b/*.yaml', './a/*', '../a/**', '/x/y*', '/*', 'a/{b,c}/d', '!a/*']
  expect(bases.map((pattern) => compileGlob(pattern).base)).toEqual([
    '',
    'a/b',
    'a',
    '../a',
    '/x',
    '/',
    'a',
    '',
  ])
})

test('a text with characters of globs is told from one without', () => {
  expect(['a.yaml', 'a(b).yaml', 'it!.yaml'].map(hasGlobCharacters)).toEqual([false, false, false])
  expect(['*', 'a?', '[a]', '{a,b}', '!(a)'].map(hasGlobCharacters)).toEqual(
    Array.from({ length: 5 }, () => true),
  )
})

test.each([
  ['many stars', '*a'.repeat(480) + 'b'],
  ['many globstars', '**/'.repeat(300) + 'b'],
  ['nested repetitions', `${'*('.repeat(60)}a${')'.repeat(60)}b`],
  ['many choices', `${'{a,aa}'.repeat(160)}b`],
  ['many exceptions', `${'!(a*b)'.repeat(150)}/`],
])('%s take steps in proportion to the name', (_, pattern) => {
  const glob = compileGlob(pattern)
  // A matcher that tries one way after the other would not end within the life of the machine.
  expect(glob.matches('a'.repeat(250))).toBe(false)
})

test.each([
  ['a'.repeat(1_001), 'has more than 1000 characters'],
  ['{1..100000}', 'has a range of more than 1000 names'],
  ['{1..999}'.repeat(100), 'stands for too many names'],
  ['!(a!(b))', 'has "!(" inside of "!(…)"'],
])('a pattern that cannot be used says why: %#', (pattern, message) => {
  expect(() => compileGlob(pattern)).toThrow(new GlobError(message))
})

test('whatever a pattern is, it is compiled or refused, and matches itself when it has no special characters', () => {
  const part = fc.constantFrom(...Array.from('*?[]{},()|!@+\\/.-ab1'), '**', '{1..3}', '[!', '!(')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), fc.string({ maxLength: 40 }), (parts, name) => {
      const pattern = parts.join('')
      try {
        expect(typeof compileGlob(pattern).matches(name)).toBe('boolean')
      } catch (error) {
        expect(error).toBeInstanceOf(GlobError)
      }
      const plain = name.replace(/[*?[\]{}()!\\]|^\.\/+/g, '')
      if (plain !== '' && !plain.startsWith('./')) {
        expect(compileGlob(plain).matches(plain)).toBe(true)
      }
    }),
    { seed: 7, numRuns: 3_000 },
  )
})
