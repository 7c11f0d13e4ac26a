import { Link } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { Dependencies } from '../../api/schemas.ts'
import { bend, box, layOutGraph, type PlacedEdge, type PlacedNode } from './lay-out-graph.ts'

interface DependencyDrawingProps {
  readonly graph: Dependencies
}

/** The graph drawn in columns; the table beside it says the same in words. */
export function DependencyDrawing({ graph }: DependencyDrawingProps): React.JSX.Element {
  const { nodes, edges, width, height, left } = layOutGraph(graph)
  return (
    <>
      {/* Wider than a phone: it is scrolled, by keyboard too. */}
      <div className="dependency-drawing" tabIndex={0} role="region" aria-label="Drawing">
        <svg width={width} height={height} role="group" aria-label="Services and their steps">
          <defs>
            <marker
              id="needs"
              viewBox="0 0 8 8"
              refX="8"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto-start-reverse"
            >
              <path d="M0 0 L8 4 L0 8 z" className="dependency-arrow" />
            </marker>
          </defs>
          {edges.map((edge) => (
            <path
              key={`${edge.from.name} ${edge.to.name}`}
              d={curve(edge)}
              markerEnd="url(#needs)"
              className={edge.isReference ? 'dependency-reference' : 'dependency-edge'}
            />
          ))}
          {nodes.map((node) => (
            <NodeBox key={`${node.name} ${node.isService}`} node={node} />
          ))}
        </svg>
      </div>
      <p className="small subtle">
        An arrow leads from who needs to who is needed; a broken line is a contract that refers to
        another.
        {left > 0 && ` ${left} more stand in the table only.`}
      </p>
    </>
  )
}

function NodeBox({ node }: { readonly node: PlacedNode }): React.JSX.Element {
  const { name, isService, x, y, depth } = node
  const drawn = (
    <>
      <title>{name}</title>
      <rect x={x} y={y} width={box.width} height={box.height} rx={6} />
      <text x={x + 10} y={y + box.height / 2} dominantBaseline="central">
        {shortened(name)}
      </text>
    </>
  )
  const look = depth === 0 ? 'dependency-node dependency-start' : 'dependency-node'
  return isService ? (
    <Link to={`${servicePath(name)}/dependencies`} className={look}>
      {drawn}
    </Link>
  ) : (
    <g className={`${look} dependency-application`}>{drawn}</g>
  )
}

const mostLetters = 25

/** The end of a long name tells more than its beginning, which many share. */
function shortened(name: string): string {
  return name.length <= mostLetters ? name : `…${name.slice(1 - mostLetters)}`
}

/** From side to side where the columns differ, around the right side within one. */
function curve({ from, to }: PlacedEdge): string {
  const [fromY, toY] = [from.y + box.height / 2, to.y + box.height / 2]
  const isBack = to.x < from.x
  const startX = isBack ? from.x : from.x + box.width
  const endX = to.x > from.x ? to.x : to.x + box.width
  const startBend = isBack ? startX - bend : startX + bend
  const endBend = to.x > from.x ? endX - bend : endX + bend
  return `M${startX} ${fromY} C${startBend} ${fromY} ${endBend} ${toY} ${endX} ${toY}`
}
