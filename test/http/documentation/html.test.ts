import { html } from '../../../src/http/documentation/html.ts'
import { prose } from '../../../src/http/documentation/prose.ts'

describe('html', () => {
  test('escapes what is put in, also inside attributes and lists', () => {
    const evil = `"><script>alert('x')</script>&`
    expect(html`<a title="${evil}">${[evil]}</a>`.text).toBe(
      `<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>`,
    )
  })

  test('takes html as it is and leaves out what is undefined', () => {
    expect(html`<p>${html`<b>${1}</b>`}${undefined}</p>`.text).toBe('<p><b>1</b></p>')
  })
})

describe('prose', () => {
  test('has paragraphs, code and strong words, and nothing else', () => {
    expect(prose('One `a < b` and\n**two**.\n\n<i>three</i>').text).toBe(
      '<p>One <code>a &lt; b</code> and\n<strong>two</strong>.</p><p>&lt;i&gt;three&lt;/i&gt;</p>',
    )
  })
})
