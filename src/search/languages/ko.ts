import type { SearchLanguage } from './language.ts'

/** Splits lists that are written as one text. */
const words = (text: string) => text.trim().split(/\s+/)

/** Particles, which are written without a space after a noun. */
const particles = words(`
  이 가 은 는 을 를 의 에 에는 에도 에서 에서는 에서도 에게 에게는 에게서 께 한테 로 로는 로도 로서 로써 으로 으로는 으로도 으로서 으로써
  와 와는 와의 과 과는 과의 도 만 까지 부터 보다 처럼 마다 조차 밖에 나 이나 란 이란 라 이라 라는 이라는 라고 이라고 며 이며 고 이고
  들 들이 들은 들을 들의 들도 들에게 이다 입니다 인가 인가요 입니까 일까 일까요 이었다 였다
`)

/** Endings that make verbs, adjectives and other nouns of a noun. */
const endings = words(`
  하다 한 한다 하는 할 하고 하며 하게 하지 하면 하여 해 해서 해도 해요 했다 했나 합니다 합니까 한가 한가요 할까 할까요 하나요 하는가 함
  되다 된 된다 되는 될 되고 되며 되어 되면 됐다 됩니다 됩니까 되나요 될까 될까요 적 적인 적으로 성 성은 성이 성을 성과 성의
`)

const all = [...particles, ...endings]

/** What questions ask, without endings. */
const asked = words('안전 효과 효능 위험 부작용 치료 예방 합법 불법 가격 비용 도움 사실')

/** Korean. Its words are written with spaces, and with particles and endings. */
export const korean: SearchLanguage = {
  silent: words(`
    이 그 저 것 것이 것은 것을 거 수 왜 어떻게 무엇 무엇이 뭐 누가 언제 어디 어디서 정말 정말로 진짜 과연 및 또는 그리고 있나요 있나 있는가
    있는가요 있을까 있을까요 있습니까 있다 있는 없나요 없나 없는가 없을까 없습니까 없다 되나요 될까요 되는가 하나요 할까요 하는가 인가요
    입니까 일까요 맞나요 맞습니까 나요 대한 대해 대하여
  `),
  asking: [
    ...asked.flatMap((word) => [word, ...all.map((ending) => word + ending)]),
    ...words('있는지 없는지 일으키나요 유발하나요 생기나요 낫나요 좋나요 좋은가요 나쁜가요'),
  ],
  spellings: [[new RegExp(`(?:${all.join('|')})$`), '']],
  plurals: [[/$/, ...all]],
  hasOtherForms: true,
}
