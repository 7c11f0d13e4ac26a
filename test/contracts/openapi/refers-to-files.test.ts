import { refersToFiles } from '../../../src/contracts/openapi/refers-to-files.ts'

describe('whether a description may refer to other files', () => {
  it.each([
    ['no reference at all', '{"openapi": "3.0.0", "paths": {}}'],
    ['a reference into itself in JSON', '{"$ref": "#/components/schemas/Pet"}'],
    ['a reference into itself in YAML', "$ref: '#/components/schemas/Pet'"],
    ['a dynamic reference into itself', '{"$dynamicRef": "#node"}'],
    ['a mapping to names and places within', '{"mapping": {"cat": "Cat", "dog": "#/a/b.json"}}'],
    ['escapes of other characters', '{"description": "caf\\u00e9 \\u0026 bar", "$ref": "#/a"}'],
  ])('does not with %s', (_, text) => {
    expect(refersToFiles(text)).toBe(false)
  })

  it.each([
    ['a relative reference', '{"$ref": "pets.json#/Pet"}'],
    ['a relative reference in YAML without quotes', '$ref: pets.yaml#/Pet'],
    ['one on the next line', '$ref:\n  pets.yaml#/Pet'],
    ['a reference behind an alias', '$ref: *pet'],
    ['a dynamic reference into another file', '{"$dynamicRef": "tree.json#node"}'],
    ['a mapping to a file', '{"mapping": {"cat": "Cat", "dog": "dog.json"}}'],
    ['a mapping in the block style of YAML', 'mapping:\n  dog: dog.yaml'],
    ['a default mapping', '{"defaultMapping": "dog.json"}'],
    ['a key that is written with an escape', '{"$r\\u0065f": "pets.json#/Pet"}'],
    ['a mapping that is written with an escape', '"m\\x61pping": {"dog": "dog.json"}'],
  ])('may with %s', (_, text) => {
    expect(refersToFiles(text)).toBe(true)
  })
})
