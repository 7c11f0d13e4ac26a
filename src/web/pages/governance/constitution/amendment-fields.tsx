import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import {
  METHODS,
  numberGroups,
  numbersIn,
  withValue,
  type Amendable,
  type AmendableNumber,
  type Path,
} from './amendable.ts'

interface AmendmentFieldsProps {
  readonly constitution: Amendable
  readonly onChange: (constitution: Amendable) => void
}

type Change = (path: Path, value: unknown) => void

type Rule = NonNullable<Amendable['decisions']>[number]

/** What is amended most as fields: who decides how, in which time, for which term, and who may do what. */
export function AmendmentFields({
  constitution,
  onChange,
}: AmendmentFieldsProps): React.JSX.Element {
  const change: Change = (path, value) =>
    onChange(withValue(constitution, path, value) as Amendable)
  const { version, decisions = [], articles = [] } = constitution
  return (
    <>
      <TextInput
        label="Version of the text"
        description="Higher than the one in force"
        value={version}
        onChange={(event) => change(['version'], event.currentTarget.value)}
      />
      <h3 className="governance-title">How it is decided</h3>
      {decisions.map((rule, index) => (
        <details key={index}>
          <summary>{rule.title}</summary>
          <DecisionFields rule={rule} path={['decisions', index]} onChange={change} />
        </details>
      ))}
      <h3 className="governance-title">Terms, time limits and notice</h3>
      {numberGroups(constitution).map(({ title, numbers }) => (
        <details key={`${title} ${numbers[0]?.path.join('.') ?? ''}`}>
          <summary>{title}</summary>
          <Numbers numbers={numbers} onChange={change} />
        </details>
      ))}
      <h3 className="governance-title">Who may do what</h3>
      {articles.map(({ id, title, text, grants: { actions } }, index) => (
        <details key={id}>
          <summary>{title}</summary>
          <Textarea
            label="Actions, one a line"
            description={text}
            autosize
            maxRows={12}
            value={actions.join('\n')}
            onChange={(event) =>
              change(['articles', index, 'grants', 'actions'], lines(event.currentTarget.value))
            }
          />
        </details>
      ))}
    </>
  )
}

/** As they are typed: an empty line at the end is where the next one begins. */
function lines(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n')
}

interface DecisionFieldsProps {
  readonly rule: Rule
  readonly path: Path
  readonly onChange: Change
}

function DecisionFields({ rule, path, onChange }: DecisionFieldsProps): React.JSX.Element {
  const { method, changes } = rule
  const texts = (['voters', 'tie', 'roles'] as const).filter((name) => name in method)
  const words = { voters: 'Who votes', tie: 'Who breaks a tie', roles: 'Roles, with commas' }
  return (
    <div className="details-form stack">
      <NativeSelect
        label="Method"
        value={method.kind}
        onChange={(event) =>
          onChange([...path, 'method'], METHODS[event.currentTarget.value]?.begin ?? method)
        }
        data={Object.entries(METHODS).map(([value, { label }]) => ({ value, label }))}
      />
      {texts.map((name) => (
        <TextInput
          key={name}
          label={words[name]}
          value={String(method[name])}
          onChange={({ currentTarget: { value } }) =>
            onChange([...path, 'method', name], name === 'roles' ? value.split(/,\s*/) : value)
          }
        />
      ))}
      <Numbers numbers={numbersIn(method, [...path, 'method'])} onChange={onChange} />
      <Textarea
        label="Kinds of changes, one a line"
        description="The first of these entries that names a kind decides about it"
        autosize
        maxRows={12}
        value={changes.join('\n')}
        onChange={(event) => onChange([...path, 'changes'], lines(event.currentTarget.value))}
      />
    </div>
  )
}

interface NumbersProps {
  readonly numbers: readonly AmendableNumber[]
  readonly onChange: Change
}

function Numbers({ numbers, onChange }: NumbersProps): React.JSX.Element {
  return (
    <div className="form-fields details-form">
      {numbers.map(({ path, label, value }) => (
        <TextInput
          key={path.join('.')}
          type="number"
          step="any"
          min={0}
          label={label}
          value={String(value)}
          onChange={(event) => onChange(path, Number(event.currentTarget.value))}
        />
      ))}
    </div>
  )
}
