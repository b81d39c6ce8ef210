/** Copies the text of the element that a button names, and says so beside the button. */

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const line = button.parentElement
  const said = line?.querySelector('[role=status]')
  if (!line || !said) continue
  line.hidden = false
  button.addEventListener('click', () => {
    const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent.trim() ?? ''
    navigator.clipboard.writeText(text).then(
      () => (said.textContent = 'Copied'),
      () => (said.textContent = 'This browser does not let the page copy; select the text instead'),
    )
  })
}
