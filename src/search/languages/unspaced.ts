import type { SearchLanguage } from './language.ts'

/** Chinese words that carry nothing in a question. */
const silentChinese =
  '的 了 吗 嗎 呢 吧 么 麼 是 会 會 能 在 和 与 與 有 就 也 都 很 被 把 我 你 他 她 它 这 這 那 什么 什麼 为什么 為什麼'.split(
    ' ',
  )

const base = { silent: [], asking: [], spellings: [], plurals: [] }

/** Japanese particles, endings and pronouns. A word in hiragana can carry meaning, such as がん. */
const silentJapanese =
  'は が を に の と で も か や へ ね よ な だ た て し う い から まで より など では には とは について です ます でした ました でしょう でしょ ですか ますか する した して され さ れる られる ない なる なり ある あり いる い こと もの それ これ この その どの どう なぜ いつ どこ 何 本当に'.split(
    ' ',
  )

export const japanese: SearchLanguage = {
  ...base,
  asking: '安全 有効 効果 危険 本当 合法 違法 費用 治療'.split(' '),
  silent: silentJapanese,
  isUnspaced: true,
}

export const chinese: SearchLanguage = {
  ...base,
  asking: '安全 有效 有用 效果 危险 危險 真的 合法 非法 违法 違法 费用 費用 治疗 治療'.split(' '),
  silent: silentChinese,
  isUnspaced: true,
}

export const thai: SearchLanguage = { ...base, isUnspaced: true }

/** Divides a text of such a language into words (Unicode Standard Annex 29, with the dictionaries of the browser). */
export function dividedWords(text: string): string[] {
  return [...new Intl.Segmenter([], { granularity: 'word' }).segment(text)].flatMap((part) =>
    part.isWordLike ? [part.segment] : [],
  )
}
