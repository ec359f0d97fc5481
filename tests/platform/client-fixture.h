/* client-fixture.h — a client of a sandbox that runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-sandbox.h"

G_BEGIN_DECLS

#define CLIENT_FIXTURE_API_KEY "key of the test"

typedef struct
{
  char *folder;
  CptSandbox *sandbox;
  CptClock *clock;
  CptPlatformClient *client;
} ClientFixture;

void client_fixture_set_up (ClientFixture *fixture, gconstpointer data);
void client_fixture_tear_down (ClientFixture *fixture, gconstpointer data);
CptPlatformClient *client_fixture_new_client (ClientFixture *fixture, const char *api_key);
void client_fixture_set_fault (ClientFixture *fixture, const char *fault);
CptCompany *client_fixture_first_company (ClientFixture *fixture);

G_END_DECLS
