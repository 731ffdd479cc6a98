/** Signs in through the form and waits for the overview. */
export async function signIn(page, server, person = server.admin) {
  await page.goto(`${server.address}/sign-in`);
  await page.locator('input[type=email]').fill(person.email);
  await page.locator('input[type=password]').fill(person.password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(/\/w\//);
}
