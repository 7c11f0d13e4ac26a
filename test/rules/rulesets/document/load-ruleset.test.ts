import { load, mistakesOf, rulesetOf } from './memory-rulesets.ts'

const rule = (given: string) =>
  `rules:\n  mine:\n    given: ${given}\n    then: { function: truthy }\n`

async function givenOf(text: string) {
  const { rules } = await rulesetOf(text)
  return rules.flatMap(({ given }) =>
    given.map(({ expression, formats }) => [expression, ...(formats ?? [])].join(' ')),
  )
}

describe('aliases are put into expressions', () => {
  test.each([
    ['I: [$.info]', '"#I"', ['$.info']],
    ['I: [$.info, $.a]', '"#I.b"', ['$.info.b', '$.a.b']],
    ['I: [$.info]', `"#I['b']^"`, [`$.info['b']^`]],
    ['{ I: [$.info], J: ["#I.x", $.y] }', '["#J.z", $.w]', ['$.info.x.z', '$.y.z', '$.w']],
    [
      'I: { description: d, targets: [{ formats: [oas2], given: [$.a] }, { formats: [oas3], given: [$.b] }] }',
      '"#I.c"',
      ['$.a.c oas2', '$.b.c oas3'],
    ],
    [
      '{ I: { targets: [{ formats: [oas3], given: ["#J"] }] }, J: { targets: [{ formats: [oas3.1, oas2], given: [$.a] }] } }',
      '"#I"',
      ['$.a oas3_1'],
    ],
  ])('%s in %s', async (aliases, given, expected) => {
    const written = aliases.startsWith('{') ? `aliases: ${aliases}` : `aliases:\n  ${aliases}`
    expect(await givenOf(`${written}\n${rule(given)}`)).toEqual(expected)
  })

  test('a rule uses the aliases of its own file', async () => {
    const { rules } = await rulesetOf({
      'a.yaml': `extends: b.yaml\naliases: { I: [$.mine] }\n`,
      'b.yaml': `aliases: { I: [$.theirs] }\n${rule('"#I"')}`,
    })
    expect(rules[0]?.given).toMatchObject([{ expression: '$.theirs' }])
  })

  test.each([
    ['{ I: ["#I"] }', '"#I"', 'the alias I → I stands for itself'],
    ['{ I: ["#J"], J: ["#I"] }', '"#I"', 'the alias I → J → I stands for itself'],
    ['{ I: [$.a] }', '"#K"', 'there is no alias "K"'],
    ['{ I: [$.a] }', '"##I"', '"#" must be followed by the name of an alias'],
  ])('%s has a mistake in %s', async (aliases, given, reason) => {
    const [mistake] = await mistakesOf(`aliases: ${aliases}\n${rule(given)}`)
    expect(mistake).toBe(
      `a.yaml:4:5: The expression ${given.slice(1, -1)} cannot be used: ${reason}.`,
    )
  })

  test('a long expression is shown by its beginning', async () => {
    expect(await mistakesOf(rule(`"#${'a'.repeat(300)}"`))).toEqual([
      `a.yaml:3:5: The expression #${'a'.repeat(199)}… cannot be used: there is no alias "${'a'.repeat(200)}…".`,
    ])
  })

  test('aliases that stand for too much are a mistake, at once', async () => {
    const names = Array.from({ length: 18 }, (_, index) => `A${String(index)}`)
    const aliases = names.map(
      (name, index) => `  ${name}: ["#A${String(index + 1)}", "#A${String(index + 1)}"]`,
    )
    const text = `aliases:\n${aliases.join('\n')}\n  A18: [$.a]\n${rule('"#A0"')}`
    expect(await mistakesOf(text)).toEqual([
      expect.stringContaining('its aliases stand for more than 1000'),
    ])
  })
})

describe('overrides', () => {
  const overridden = async (override: string, document: string) => {
    const { rules, parserOptions } = await rulesetOf(
      {
        'a.yaml': `${rule('$.info')}overrides:\n${override}`,
        'b.yaml': 'rules:\n  theirs: { given: $.a, severity: error, then: { function: truthy } }\n',
      },
      document,
    )
    return {
      severities: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])),
      parserOptions,
    }
  }

  test.each([
    ['"*.json"', 'doc.json', true],
    ['"*.json"', 'sub/doc.json', true],
    ['doc.json', 'sub/doc.json', true],
    ['./doc.json', 'doc.json', false],
    ['"**/*.json"', 'doc.json', true],
    ['"sub/*"', 'sub/doc.json', true],
    ['"sub/*"', 'sub/x/doc.json', false],
    ['"sub/**"', 'sub/x/doc.json', true],
    ['"*"', 'sub/.doc.json', false],
    ['"*.{yaml,json}"', 'doc.json', true],
    ['"!x.json"', 'doc.json', true],
    ['DOC.json', 'doc.json', false],
    ['doc.json', '../doc.json', true],
    ['"../*.json"', '../doc.json', true],
    ['"**/doc.json"', '../doc.json', false],
    ['"#/info"', 'doc.json', false],
  ])('for %s hold for %s: %s', async (files, document, isHeld) => {
    const { severities } = await overridden(
      `  - files: [${files}]\n    rules: { mine: off }\n`,
      document,
    )
    expect(severities).toEqual(isHeld ? {} : { mine: 'warning' })
  })

  test('the last that holds counts', async () => {
    const { severities } = await overridden(
      '  - { files: [doc*], rules: { mine: error } }\n  - { files: ["*"], rules: { mine: hint } }\n',
      'doc.json',
    )
    expect(severities).toEqual({ mine: 'hint' })
  })

  test('bring rulesets, rules, aliases and options of the parser', async () => {
    const { severities, parserOptions } = await overridden(
      '  - files: ["*"]\n    extends: b.yaml\n    aliases: { I: [$.a] }\n    parserOptions: { duplicateKeys: off }\n    rules:\n      theirs: hint\n      third: { given: "#I", then: { function: falsy } }\n',
      'doc.json',
    )
    expect(severities).toEqual({ mine: 'warning', theirs: 'hint', third: 'warning' })
    expect(parserOptions).toEqual({ duplicateKeys: 'off', incompatibleValues: 'error' })
  })

  test('for a part of a document change severities there', async () => {
    const { rules } = await rulesetOf(
      `${rule('$.info')}overrides:\n  - { files: ["*.json#/info", "*.json#/paths"], rules: { mine: hint } }\n  - { files: ["doc.json#/info"], rules: { mine: off } }\n`,
      'doc.json',
    )
    expect(rules).toMatchObject([
      {
        severity: 'warning',
        severityAt: [
          { pointer: '/info', severity: 'hint' },
          { pointer: '/paths', severity: 'hint' },
          { pointer: '/info', severity: 'off' },
        ],
      },
    ])
  })

  test('are not inherited', async () => {
    const { rules } = await rulesetOf(
      {
        'a.yaml': 'extends: b.yaml',
        'b.yaml': `${rule('$.info')}overrides:\n  - { files: ["*"], rules: { mine: off } }\n`,
      },
      'doc.json',
    )
    expect(rules.map(({ id }) => id)).toEqual(['mine'])
  })

  test('that change a rule which does not exist are told where they hold', async () => {
    const ruleset = await rulesetOf(
      `${rule('$.info')}overrides:\n  - { files: ["*"], rules: { nope: hint } }\n`,
      'doc.json',
    )
    expect(ruleset.unsupported).toEqual([
      { id: 'nope', reason: 'an override changes it, and no ruleset defines it' },
    ])
  })
})

test('rules with functions in JavaScript are unsupported, the others go on', async () => {
  const ruleset = await rulesetOf(
    `functions: [equals, [other, { type: object }]]\nfunctionsDir: ./functions\nrules:\n  mine: { given: $, then: [{ function: truthy }, { function: equals }] }\n  fine: { given: $, then: { function: truthy } }\n`,
  )
  expect(ruleset.rules.map(({ id }) => id)).toEqual(['fine'])
  expect(ruleset.unsupported).toEqual([
    { id: 'mine', reason: 'the function "equals" is JavaScript, and code of a ruleset is not run' },
  ])
})

describe('mistakes are told at their place', () => {
  const definition = (members: string) =>
    `rules:\n  mine:\n    given: $\n    then: { function: truthy }\n${members}`
  test.each([
    ['', /^a\.yaml:1:1: /],
    ['{}', /^a\.yaml:1:1: A ruleset needs "rules", "extends" or "overrides"\.$/],
    ['rules: []', /^a\.yaml:1:1: rules must be an object\.$/],
    ['rules: {}\nfoo: 1', /^a\.yaml:2:1: A ruleset has no member "foo"\.$/],
    ['rules: { mine: [off] }', /^a\.yaml:1:10: The rule "mine" must be an object/],
    ['rules: { mine: { given: $ } }', /^a\.yaml:1:10: The rule "mine" needs "given" and "then"\.$/],
    [definition('    foo: 1'), /^a\.yaml:5:5: A rule has no member "foo"\.$/],
    [definition('    severity: 5'), /^a\.yaml:5:5: A severity must be one of/],
    [definition('    severity: warning'), /^a\.yaml:5:5: A severity must be one of/],
    [definition('    message: 5'), /^a\.yaml:5:5: message must be a text\.$/],
    [
      definition('    documentationUrl: x'),
      /^a\.yaml:5:5: documentationUrl must be an address of http or https\.$/,
    ],
    [
      definition('    documentationUrl: javascript:alert(1)'),
      /^a\.yaml:5:5: documentationUrl must be an address of http or https\.$/,
    ],
    [definition('    recommended: x'), /^a\.yaml:5:5: recommended must be true or false\.$/],
    [definition('    resolved: x'), /^a\.yaml:5:5: resolved must be true or false\.$/],
    [definition('    tags: x'), /^a\.yaml:5:5: tags must be a list of texts\.$/],
    [definition('    formats: oas3'), /^a\.yaml:5:5: formats must be a list\.$/],
    [
      definition('    formats: [nope]'),
      /^a\.yaml:5:15: There is no format "nope"; there are oas2, oas3, /,
    ],
    [rule('info'), /^a\.yaml:3:5: An expression must be a JSONPath/],
    [rule('[]'), /^a\.yaml:3:5: given must not be empty\.$/],
    [
      'rules: { mine: { given: $, then: { function: nope } } }',
      /^a\.yaml:1:36: There is no function "nope"; there are /,
    ],
    [
      'rules: { mine: { given: $, then: { function: truthy, field: 5 } } }',
      /^a\.yaml:1:54: field must be a text\.$/,
    ],
    ['rules: { mine: { given: $, then: 5 } }', /^a\.yaml:1:28: then must be an object/],
    ['extends: [[b.yaml]]', /^a\.yaml:1:11: An item of extends must be a name, or a pair/],
    ['extends: 5', /^a\.yaml:1:1: extends must be the name of a ruleset/],
    [
      'rules: {}\noverrides: []',
      /^a\.yaml:2:1: overrides must be a list with at least one entry\.$/,
    ],
    ['overrides: [{ files: ["*"] }]', /^a\.yaml:1:13: An override needs "rules" or "extends"\.$/],
    ['overrides: [{ files: "*", rules: {} }]', /^a\.yaml:1:15: files must be a list of globs/],
    [
      'overrides: [{ files: ["*#/a"], rules: { x: { given: $, then: { function: truthy } } } }]',
      /^a\.yaml:1:41: An override for a JSON Pointer can change/,
    ],
    ['rules: {}\nparserOptions: { foo: 1 }', /^a\.yaml:2:18: parserOptions has no member "foo"/],
    ['rules: {}\naliases: { I: $.a }', /^a\.yaml:2:12: An alias must be a list of expressions/],
    ['rules: {}\naliases: { 1I: [$.a] }', /^a\.yaml:2:12: The alias "1I" must begin with a letter/],
    ['rules: {}\nnamespaces: { a: 5 }', /^a\.yaml:2:15: The prefix "a" must have the URI/],
    ['rules: {}\nfunctions: [5]', /^a\.yaml:2:13: functions must be a list of names\.$/],
    ['rules: {', /^a\.yaml:1:9: /],
  ])('%j', async (text, message) => {
    expect(await mistakesOf(text)).toEqual([expect.stringMatching(message)])
  })

  test('all at once, in every file', async () => {
    const files = { 'a.yaml': 'extends: b.yaml\nfoo: 1\nbar: 2', 'b.yaml': 'rules: 5' }
    expect(await mistakesOf(files)).toEqual([
      'a.yaml:2:1: A ruleset has no member "foo".',
      'a.yaml:3:1: A ruleset has no member "bar".',
      'b.yaml:1:1: rules must be an object.',
    ])
  })

  test('JavaScript is refused as a whole', async () => {
    expect(await mistakesOf({ 'rules.mjs': 'export default {}' })).toEqual([
      'rules.mjs:1:1: rules.mjs is JavaScript, and code of a ruleset is not run; write its rules as YAML or JSON.',
    ])
  })
})

test('severities are words or numbers, and off leaves a rule out', async () => {
  const { rules } = await rulesetOf(
    `rules:\n${['error', 'warn', 'info', 'hint', '"off"', '0', '1', '2', '3', '-1'].map((severity, index) => `  r${String(index)}: { given: $, severity: ${severity}, then: { function: truthy } }\n`).join('')}`,
  )
  expect(rules.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'r0 error',
    'r1 warning',
    'r2 info',
    'r3 hint',
    'r5 error',
    'r6 warning',
    'r7 info',
    'r8 hint',
  ])
})

test('names of JavaScript objects are names like others', async () => {
  const text = `{"rules": {"__proto__": {"given": "$.constructor", "then": {"function": "truthy"}}, "toString": {"given": "$", "then": {"function": "defined"}}}, "aliases": {"constructor": ["$.a"]}}`
  const { rules } = await rulesetOf({ 'a.json': text })
  expect(rules.map(({ id }) => id)).toEqual(['__proto__', 'toString'])
  expect(({} as Record<string, unknown>)['given']).toBeUndefined()
})

test('its policy id is its file name, and its version follows from its texts', async () => {
  const one = await load({ 'folder/.spectral.yaml': rule('$') })
  const same = await load({ 'elsewhere/other.yaml': rule('$') })
  const other = await load({ '.spectral.yaml': rule('$.info') })
  if (!one.ok || !same.ok || !other.ok) throw new Error('They have no mistakes.')
  expect(one.ruleset.id).toBe('.spectral.yaml')
  expect(one.ruleset.version).toMatch(/^0\.0\.0\+sha256\.[0-9a-f]{16}$/)
  expect(same.ruleset.version).toBe(one.ruleset.version)
  expect(other.ruleset.version).not.toBe(one.ruleset.version)
})
