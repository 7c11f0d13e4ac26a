import { useComputedColorScheme } from '@mantine/core'
import { RadarChart as RadarSeries } from 'echarts/charts'
import { RadarComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([RadarSeries, RadarComponent, SVGRenderer])

export interface RadarAxis {
  readonly name: string
  readonly value: number
}

interface RadarChartProps {
  readonly label: string
  readonly axes: readonly RadarAxis[]
  readonly highest: number
  /** Called with the index of an axis whose name was clicked. */
  readonly onChoose: (index: number) => void
}

/** Values on axes from one centre. It is a picture: what it says must also stand in text beside it. */
export function RadarChart({ label, axes, highest, onChoose }: RadarChartProps): React.JSX.Element {
  const element = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })

  useEffect(() => {
    if (!element.current) return undefined
    const chart = init(element.current, null, { renderer: 'svg' })
    draw(chart, axes, highest, getComputedStyle(element.current))
    chart.on('click', (event) => {
      const index = axes.findIndex(({ name }) => name === event.name)
      if (index !== -1) onChoose(index)
    })
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element.current)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
    // The colours come from the style sheet, which changes with the scheme.
  }, [axes, highest, onChoose, scheme])

  return <div ref={element} className="radar" role="img" aria-label={label} />
}

function draw(
  chart: EChartsType,
  axes: readonly RadarAxis[],
  highest: number,
  style: CSSStyleDeclaration,
): void {
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  chart.setOption({
    animation: false,
    radar: {
      indicator: axes.map(({ name }) => ({ name, min: 0, max: highest })),
      splitNumber: highest,
      radius: '66%',
      triggerEvent: true,
      axisName: {
        color: colour('--mantine-color-text'),
        fontSize: 12,
        width: 110,
        overflow: 'break',
      },
      axisLine: { lineStyle: { color: colour('--line-strong') } },
      splitLine: { lineStyle: { color: colour('--line') } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        symbolSize: 7,
        silent: true,
        data: [{ value: axes.map(({ value }) => value) }],
        lineStyle: { color: colour('--brass'), width: 2 },
        itemStyle: { color: colour('--brass') },
        areaStyle: { color: colour('--brass'), opacity: 0.18 },
      },
    ],
  })
}
