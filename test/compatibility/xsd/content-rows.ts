import { a, choice, element, none, row, sequence, type, type SchemaRow } from './schema-row.ts'

const b = element('b', 'type="xs:int"')
const c = element('c', 'type="xs:date"')
const inner = (more: string, kind = 'sequence', content = b + c): string =>
  sequence(`${a}<xs:${kind} ${more}>${content}</xs:${kind}>`)
const group = (kind: string, more = ''): string =>
  `${sequence(`${a}<xs:group ref="t:g" ${more}/>`)}<xs:group name="g"><xs:${kind}>${b}${c}</xs:${kind}></xs:group>`

/** Groups within groups: one change of a group is one entry, however many elements it holds. */
export const CONTENT_ROWS: readonly SchemaRow[] = [
  row(
    'a group of two may be left out',
    inner(''),
    inner('minOccurs="0"'),
    'element-min-occurs-decreased-request info provider',
    'element-min-occurs-decreased-response error consumer',
  ),
  row(
    'a group of two becomes required',
    inner('minOccurs="0"'),
    inner(''),
    'element-min-occurs-increased-request error consumer',
    'element-min-occurs-increased-response info provider',
  ),
  row(
    'a group of two may be repeated',
    inner(''),
    inner('maxOccurs="unbounded"'),
    'element-max-occurs-increased-request info provider',
    'element-max-occurs-increased-response error consumer',
  ),
  row(
    'elements are put into a group that may be repeated, with another one',
    inner(''),
    inner('maxOccurs="3"', 'sequence', `${b}${c}${element('d', 'minOccurs="0"')}`),
    [
      'element-max-occurs-increased-request info provider',
      'element-optional-added-request info provider',
    ],
    [
      'element-max-occurs-increased-response error consumer',
      'element-optional-added-response warning consumer',
    ],
  ),
  row(
    'a sequence within becomes a choice',
    inner(''),
    inner('', 'choice'),
    'model-group-changed error consumer+provider',
    'model-group-changed error consumer+provider',
  ),
  row(
    'a choice within becomes a sequence',
    inner('', 'choice'),
    inner(''),
    'model-group-changed error consumer+provider',
    'model-group-changed error consumer+provider',
  ),
  row(
    'alternatives become a sequence',
    choice(a + b + c),
    choice(`${a}<xs:sequence>${b}${c}</xs:sequence>`),
    'model-group-changed error consumer+provider',
    'model-group-changed error consumer+provider',
  ),
  row(
    'a named group becomes a choice',
    group('sequence'),
    group('choice'),
    ['group-ref-changed warning consumer+provider', 'model-group-changed error consumer+provider'],
    ['group-ref-changed warning consumer+provider', 'model-group-changed error consumer+provider'],
  ),
  row(
    'a named group may be left out',
    group('sequence'),
    group('sequence', 'minOccurs="0"'),
    'element-min-occurs-decreased-request info provider',
    'element-min-occurs-decreased-response error consumer',
  ),
  row(
    'what is around a group that may be left out goes',
    inner('minOccurs="0"'),
    sequence(`<xs:sequence minOccurs="0">${b}${c}</xs:sequence>`),
    'element-required-removed-request warning consumer+provider',
    'element-required-removed-response error consumer+provider',
  ),
  row(
    'a group that stands elsewhere is moved',
    sequence(`${a}<xs:sequence minOccurs="0">${b}${c}</xs:sequence>`),
    sequence(`<xs:sequence minOccurs="0">${b}${c}</xs:sequence>${a}`),
    'sequence-order-changed error consumer+provider',
    'sequence-order-changed error consumer+provider',
  ),
  row(
    'a named group holds more',
    `${type('<xs:group ref="t:g"/>')}<xs:group name="g"><xs:sequence>${a}</xs:sequence></xs:group>`,
    `${type('<xs:group ref="t:g"/>')}<xs:group name="g"><xs:sequence>${a}${element('b', 'minOccurs="0"')}</xs:sequence></xs:group>`,
    ['element-optional-added-request info provider', 'group-ref-changed warning consumer+provider'],
    [
      'element-optional-added-response warning consumer',
      'group-ref-changed warning consumer+provider',
    ],
  ),
  row(
    'a named group says the same in other words',
    `${type('<xs:group ref="t:g"/>')}<xs:group name="g"><xs:sequence>${a}${b}</xs:sequence></xs:group>`,
    `${type('<xs:group ref="t:g"/>')}<xs:group name="g"><xs:sequence><xs:sequence>${a}</xs:sequence>${b}</xs:sequence></xs:group>`,
    none,
    none,
  ),
  row(
    'an element may occur no more',
    sequence(a + element('b', 'minOccurs="0" maxOccurs="3"')),
    sequence(a + element('b', 'minOccurs="0" maxOccurs="0"')),
    'element-max-occurs-decreased-request error consumer',
    'element-max-occurs-decreased-response info provider',
  ),
  row(
    'an element that could not occur may',
    sequence(a + element('b', 'minOccurs="0" maxOccurs="0"')),
    sequence(a + element('b', 'minOccurs="0" maxOccurs="3"')),
    'element-max-occurs-increased-request info provider',
    'element-max-occurs-increased-response error consumer',
  ),
  row(
    'an empty sequence gets elements',
    sequence(''),
    sequence(a),
    'model-added error consumer+provider',
    'model-added error consumer+provider',
  ),
  row(
    'a sequence loses all of its elements',
    sequence(element('a', 'minOccurs="0"')),
    sequence(''),
    'model-removed warning consumer',
    'model-removed info provider',
  ),
]
