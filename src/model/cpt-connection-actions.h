/* cpt-connection-actions.h — what can be done with a connection, and why not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-connection.h"

G_BEGIN_DECLS

/**
 * CptConnectionAction:
 * @CPT_CONNECTION_ACTION_SHARE_LINK: copy, mail, open or show its Link URL
 * @CPT_CONNECTION_ACTION_UNLINK: give up the access; what was read stays
 * @CPT_CONNECTION_ACTION_DELETE: remove it; what was read is lost
 * @CPT_CONNECTION_ACTION_REFRESH: read data through it
 */
typedef enum
{
  CPT_CONNECTION_ACTION_SHARE_LINK,
  CPT_CONNECTION_ACTION_UNLINK,
  CPT_CONNECTION_ACTION_DELETE,
  CPT_CONNECTION_ACTION_REFRESH,
} CptConnectionAction;

/**
 * CptConnectionObstacle:
 * @CPT_CONNECTION_OBSTACLE_NONE: it can be done
 * @CPT_CONNECTION_OBSTACLE_LINKED: the client has nothing to authorise
 * @CPT_CONNECTION_OBSTACLE_NOT_LINKED: there is no access to give up
 * @CPT_CONNECTION_OBSTACLE_NOT_AUTHORIZED: there is no access to read through
 * @CPT_CONNECTION_OBSTACLE_NO_URL: the platform gave no Link URL for it
 * @CPT_CONNECTION_OBSTACLE_WAITING: the platform has not created it yet
 */
typedef enum
{
  CPT_CONNECTION_OBSTACLE_NONE,
  CPT_CONNECTION_OBSTACLE_LINKED,
  CPT_CONNECTION_OBSTACLE_NOT_LINKED,
  CPT_CONNECTION_OBSTACLE_NOT_AUTHORIZED,
  CPT_CONNECTION_OBSTACLE_NO_URL,
  CPT_CONNECTION_OBSTACLE_WAITING,
} CptConnectionObstacle;

CptConnectionObstacle cpt_connection_action_obstacle (CptConnection *connection, CptConnectionAction action);

G_END_DECLS
