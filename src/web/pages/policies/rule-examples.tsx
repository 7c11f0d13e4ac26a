import type { RuleExample } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import './rule-examples.css'

/** Contracts that keep a rule, and contracts that break it with the places of the findings. */
export function RuleExamples({
  examples,
}: {
  readonly examples: readonly RuleExample[]
}): React.JSX.Element {
  return (
    <Panel title="Examples">
      <ul className="rule-examples">
        {examples.map((example, index) => (
          // Examples have no name of their own, and their order never changes.
          <li key={index}>
            <Example example={example} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Example({ example }: { readonly example: RuleExample }): React.JSX.Element {
  const { contract, messages, file, edit, document, at } = example
  return (
    <>
      <p>
        {messages === undefined ? '' : <code>{messages}</code>}
        {messages === undefined ? '' : ' for '}
        {contract === undefined ? 'This contract' : <code>{contract}</code>}
        {edit === undefined ? '' : ` with this change${file === undefined ? '' : ` in ${file}`}`}
        {at.length === 0 ? ' keeps the rule.' : ' breaks the rule at '}
        {at.map((pointer) => (
          <code key={pointer}>{pointer === '' ? 'the whole document' : pointer}</code>
        ))}
      </p>
      {edit === undefined ? undefined : (
        <pre tabIndex={0}>
          <del>{prefixed('- ', edit.find)}</del>
          {'\n'}
          <ins>{prefixed('+ ', edit.replace)}</ins>
        </pre>
      )}
      {document === undefined ? undefined : (
        <pre tabIndex={0}>{JSON.stringify(document, undefined, 2)}</pre>
      )}
    </>
  )
}

function prefixed(sign: string, text: string): string {
  return text
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => sign + line)
    .join('\n')
}
